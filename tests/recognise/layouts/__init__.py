"""Random layouts of every kind that published workbooks show, each with what its cells say."""
