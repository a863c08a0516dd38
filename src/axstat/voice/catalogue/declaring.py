"""Messages about the user's own datasets: declarations and their drafts."""

from __future__ import annotations

from axstat.voice.template import Template

_SHOWN = ("docs/concepts/meaning.md shows a declaration", "書き方は docs/concepts/meaning.md にあります")

TEMPLATES: dict[str, Template] = {
    "no-declaration": Template(
        "`{path}` does not declare a dataset: {why}", "`{path}` はデータセットの定義になっていません：{why}", *_SHOWN
    ),
    "declaration-unreadable": Template(
        "`{path}` cannot be read: {why}",
        "`{path}` を読み取れません（{why}）",
        "check its rights",
        "ファイルの権限を確認してください",
    ),
    "declared-twice": Template(
        "`{path}` declares `{dataset}`, which is declared already",
        "`{path}` の「{dataset}」は、すでに定義されています",
        "give the dataset an `id` of its own",
        "別の `id` を付けてください",
    ),
    "lacks-key": Template("it lacks {key}", "{key} がありません"),
    "no-key": Template("`{key}` is no key of a declaration", "`{key}` という項目は使えません"),
    "not-a-choice": Template(
        "`{key}` is one of {choices:b}, not `{given}`", "`{key}` は {choices:b} のどれかで、`{given}` は使えません"
    ),
    "category-taken": Template(
        "`{label}` in `category` is the name of an area or of another category",
        "`category` の「{label}」は、団体またはほかの区分の名前です",
    ),
    "bad-id": Template(
        "the id `{name}` is not made of letters, digits and `_`", "id「{name}」は文字・数字・`_` で書いてください"
    ),
    "column-twice": Template(
        "two columns of its view would be called `{name}`", "「{name}」という列が2つできてしまいます"
    ),
    "bad-pattern": Template(
        "the pattern `/{pattern}/` cannot be read: {why}", "正規表現 `/{pattern}/` を読み取れません（{why}）"
    ),
    "no-word": Template(
        'no word says `{concept} = "{value}"`, which the measure `{measure}` asks for',
        '項目「{measure}」に必要な `{concept} = "{value}"` を表す言葉がありません',
    ),
    "agreement-of-nothing": Template(
        "the agreement `{agreement}` is about `{term}`, which is no measure",
        "検査「{agreement}」の「{term}」という項目はありません",
    ),
    "no-agreement": Template(
        "`ask.{concept}` is proved by `{agreement}`, which is no agreement",
        "`ask.{concept}` の「{agreement}」という検査はありません",
    ),
    # Drafts
    "drafted": Template(
        "{path} written: {measures:measure}, {columns:column} read; settle the lines marked `確認`",
        "{path} を書きました（項目 {measures:,}、この表で読める列 {columns:,}）。「確認」の行を見直してください",
    ),
    "still-open": Template("still open:", "まだ読めないもの："),
    "draft-next": Template(
        "load it with `axstat ingest`; a file that is loaded already is taken out first with `axstat sources remove`",
        "`axstat ingest` で取り込めます。取込み済みのファイルは `axstat sources remove` してから取り込んでください",
    ),
    "draft-needs-two": Template(
        "a draft needs a name and a workbook",
        "下書きには名前とワークブックが必要です",
        "`axstat measures --new NAME --from FILE`",
        "`axstat measures --new 名前 --from ファイル`",
    ),
    "no-project": Template(
        "`{start}` is in no project, so there is no `{folder}` to write `{name}.toml` to",
        "`{start}` はプロジェクトの中ではないため、`{name}.toml` を書く `{folder}` がありません",
        "a project is a folder with `data/raw` or `axstat.toml`; go into one",
        "`data/raw` か `axstat.toml` のあるフォルダーに移ってから実行してください",
    ),
    "draft-exists": Template(
        "`{path}` is there already",
        "`{path}` はすでにあります",
        "edit it, or give the new dataset another name",
        "そのファイルを編集するか、別の名前を付けてください",
    ),
    "draft-not-written": Template("cannot write `{path}`: {why}", "`{path}` に書き込めません（{why}）"),
    "bad-dataset-name": Template(
        "`{name}` is no name of a dataset",
        "「{name}」はデータセットの名前に使えません",
        "letters, digits and `_` in any script, beginning with a letter: `待機児童`, `waiting_children`",
        "文字で始まり、文字・数字・`_` だけの名前にしてください（例：`待機児童`、`waiting_children`）",
    ),
    "dataset-name-taken": Template(
        "`{name}` is taken by a dataset or a view",
        "「{name}」という名前のデータセットまたは表がすでにあります",
        "give the new dataset another name",
        "別の名前を付けてください",
    ),
    "nothing-to-declare": Template(
        "`{file}` has no column of figures that no dataset reads already",
        "`{file}` に、まだどのデータセットでも読んでいない数値の列がありません",
        "`axstat inspect` shows what axstat sees; a declaration is for columns of figures beside areas",
        "読み取り結果は `axstat inspect` で確認できます。定義できるのは、団体名に並ぶ数値の列です",
    ),
    "no-longer-read": Template(
        "`{cell}` `{label}` is no longer read as `{dataset}`: a table is of one dataset",
        "`{cell}`「{label}」は「{dataset}」として読まれなくなります（1つの表は1つのデータセットです）",
    ),
    "not-read-as": Template(
        "`{cell}` `{label}` is not read as `{dataset}`", "`{cell}`「{label}」は「{dataset}」として読めません"
    ),
}
