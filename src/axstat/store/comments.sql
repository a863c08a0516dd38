-- What every view and column means, with its unit; docs/schema.md is generated from here. What a column of several
-- views means is said once: `{a, b}.c` is that column of each of them (template.py writes the statements out).

comment on view overtime is 'Overtime of local government staff, values in use: one row per area, fiscal year and staff scope. Where several sources tell of the same figure, which one goes first was decided at the load (docs/concepts/vintages.md); two that differ and are not editions of one table are refused there. hours_per_month and hours_per_year come from one sheet; all three percentages may stand in other cells than the hours.';
comment on view overtime_all is 'As overtime, for every vintage: one row per source, area, fiscal year and staff scope.';
comment on view overtime_listed is 'What lists of some bodies (source.partial) say of overtime, one row for each list, area, fiscal year and staff scope, beside the list of all bodies in use; simulated figures are compared with none that are real.';
comment on view labour is 'Labour demand and supply by category, values in use: one row per publisher, edition, area, dimension, category and year. Categories overlap (subset_of) and need not be complete: never sum them unasked.';
comment on view labour_all is 'As labour, for every vintage: one row per source, publisher, edition, area, dimension, category and year.';
comment on view labour_published is 'As labour, projections only (not the employed of a base year), with their place in the publication: `order by whole_position, subset_of is not null, position` puts the parts under the whole.';
comment on view indicator is 'Every observation of every dataset in use, in long form. Text cells are observations too: status unparsed, the text in raw.';
comment on view indicator_all is 'As indicator, with every vintage.';
comment on view observation is 'Every observation in use without its area and cell: what stands in the series, and the prefecture. The fast view for sums over millions of values.';
comment on view observation_detail is 'Every observation of every vintage with all that gave it meaning: file, sheet, cell, raw text, header and label cells.';
comment on view area is 'Areas of the gazetteer, former ones included: a row per municipality, ward, prefecture and the nation, with its years.';
comment on view universe is 'Who is counted: the areas of each scope on 1 April of each fiscal year from 1947 to 2100; ask for one scope and year. Knows mergers since 2000-04-01. The six villages of the Northern Territories, which file no statistics, are in none.';
comment on view overtime_year is 'Fiscal years with overtime data in use, those of which only lists of some bodies tell marked.';
comment on view overtime_counted is 'Overtime of every area of a universe, whether it reported or not: one row per scope, fiscal year of which a list of all bodies is in use and area, for all staff (全体). What shares, means and ranks are made of. `verdict(hours_low, hours_high, threshold)` says over (strictly more), not_over, undecidable where rounding leaves both open, null without hours.';
comment on view area_region is 'Region of each prefecture in each scheme; assumed where no publication names the members of the region.';
comment on view source is 'Files as published, identified by sha256. A source is current while a value of it is in use. A value gives way to the same value (dataset, publisher, title without years, measure, area or category, period) of an edition that goes before it: one decided for with `axstat sources use`, a final before a preliminary one, else the one loaded last. Real data put away every simulated source of their dataset and of one of their years; simulated never put away real.';
comment on view finding is 'What recognition doubted and the checks found when a source was loaded.';

comment on column {overtime, overtime_all, overtime_listed}.area_code is '6-digit code of MIC with check digit; null for an area that the gazetteer does not know';
comment on column {overtime, overtime_all, universe}.jis_code is 'first five digits of area_code';
comment on column {overtime, overtime_all, indicator, indicator_all, observation_detail, area, universe, overtime_listed, overtime_counted}.prefecture is 'name of the prefecture';
comment on column {overtime, overtime_all, overtime_listed}.name is 'name of the area; as printed where area_code is null';
comment on column {overtime, overtime_all, universe, overtime_listed, overtime_counted}.kind is '都道府県, 指定都市, 中核市, 施行時特例市, 特別区, 市, 町, 村';
comment on column {overtime, overtime_all, area, universe, overtime_counted}.region is 'region of the prefecture in the scheme meti2040';
comment on column {overtime, overtime_all, overtime_listed}.fiscal_year is 'fiscal year of the data, April to March';
comment on column {overtime, overtime_all, overtime_listed}.staff_scope is 'which staff: 全体 (all), 本庁 (head office), 出先 (branch offices)';
comment on column {overtime, overtime_all, overtime_counted}.hours_per_month is 'mean overtime per employee, hours a month, as published';
comment on column {overtime, overtime_all, overtime_counted}.hours_per_year is 'mean overtime per employee, hours a year, as published; null where only a monthly mean was (never 12 × month)';
comment on column {overtime, overtime_all}.hours_basis is 'annual: hours_per_year was published; monthly: it was not';
comment on column {overtime, overtime_all}.pct_over_45h is 'share of employees with more than 45 hours in a month, %';
comment on column {overtime, overtime_all}.pct_45_to_100h is 'share of employees with more than 45 and less than 100 hours in a month, %';
comment on column {overtime, overtime_all}.pct_over_100h is 'share of employees with 100 hours or more in a month, %';
comment on column {overtime, overtime_all}.status is 'status of the figure used: the yearly one where it is a number, else the monthly one where that is, else whichever was listed';
comment on column {overtime, overtime_all, labour, labour_all, labour_published, overtime_listed}.simulated is 'the figure is simulated, not published';
comment on column {overtime, overtime_all, labour, labour_all, labour_published}.source_id is 'source of the figure used';
comment on column {overtime, overtime_all, labour, labour_all, labour_published, overtime_counted}.sheet is 'sheet of the figure used';
comment on column {overtime, overtime_all, labour, labour_all, labour_published, overtime_counted}.cell is 'cell of the figure used';
comment on column {overtime, overtime_all}.month_decimals is 'most decimals that the series of hours_per_month prints: its means are rounded to that digit';
comment on column {overtime, overtime_all, overtime_counted}.hours is 'hours a year: hours_per_year where it was published, else 12 × hours_per_month; null where neither was';
comment on column {overtime, overtime_all, overtime_counted}.hours_low is 'the least that hours can be: a monthly mean is rounded, to 0.1 h unless it prints other digits, and leaves the year open by 12 × half its last digit. Over a threshold for certain when hours_low is more';
comment on column {overtime, overtime_all, overtime_counted}.hours_high is 'the most that hours can be; not over a threshold for certain when hours_high is no more than it, undecidable when the threshold lies between';
comment on column overtime.partial is 'the figure is from a list of some bodies: in the view only where no list of all bodies tells of the year';

comment on column overtime_all.partial is 'the figure is from a list of some bodies (source.partial)';

comment on column {labour, labour_all, labour_published}.publisher is 'who published the projection';
comment on column {labour, labour_all, labour_published}.edition is 'edition as its publisher dates it';
comment on column {labour, labour_all, labour_published}.area is 'area or region of the projection, as printed';
comment on column {labour, labour_all, labour_published}.dimension is 'occupation, education, industry or region';
comment on column {labour, labour_all, labour_published}.category is 'category of the dimension, as printed';
comment on column {labour, labour_all, labour_published}.subset_of is 'category that this one is a part of; null where it is none';
comment on column {labour, labour_all, labour_published}.year is 'year the figures are for';
comment on column {labour, labour_all, labour_published}.demand_10k is 'labour demand, 10,000 persons (万人)';
comment on column {labour, labour_all, labour_published}.supply_10k is 'labour supply, 10,000 persons (万人)';
comment on column {labour, labour_all, labour_published}.gap_10k is 'supply − demand as published, 10,000 persons (万人): a shortage is negative';
comment on column {labour, labour_all, labour_published}.confidence is 'how well the figure is attested, as the source file says';
comment on column {labour, labour_all, labour_published}.status is 'status of the figure used: the first number among gap, demand, supply and employed, else of the gap';
comment on column {labour, labour_all, labour_published}.employed_10k is 'persons employed in a base year, 10,000 persons (万人)';

comment on column labour_published.position is 'place in the publication: down the sheet';
comment on column labour_published.whole_position is 'position of the category that this one is a part of; its own where it is none';

comment on column {indicator, indicator_all, observation, observation_detail, source}.dataset is 'overtime, labour, or what the workbook was recognised as';
comment on column {indicator, indicator_all, observation_detail}.area_code is '6-digit code of MIC with check digit; null for categories and unknown areas';
comment on column {indicator, indicator_all}.area_name is 'name of the area; as printed where the gazetteer does not know it';
comment on column {indicator, indicator_all, observation_detail}.category is 'category, for tables that have no areas';
comment on column {indicator, indicator_all, observation, observation_detail}.measure is 'measure id, or the header path of a workbook without a recipe';
comment on column {indicator, indicator_all, observation, observation_detail}.unit is 'unit of value';
comment on column {indicator, indicator_all, observation_detail}.time_period is 'FY2024, 2024, 2024-04, 2024-04-01 or an interval: 2022/2024, 2023-01/2023-03';
comment on column {indicator, indicator_all, observation, observation_detail}.value is 'the number the cell holds; null unless status is normal';
comment on column {indicator, indicator_all, observation, observation_detail}.status is 'normal, missing, suppressed, not_applicable, included_elsewhere, error, unparsed';
comment on column {indicator, indicator_all, observation_detail}.raw is 'text of the cell as the file holds it';
comment on column {indicator, indicator_all, observation, observation_detail}.simulated is 'the value is simulated, not published';
comment on column {indicator, indicator_all, observation, observation_detail, finding}.source_id is 'source';
comment on column {indicator, indicator_all, observation_detail}.sheet is 'sheet of the cell';
comment on column {indicator, indicator_all, observation_detail}.cell is 'address of the cell';
comment on column {indicator, indicator_all, observation_detail}.row_class is 'municipality, designated_city, ward, prefecture, nation, region, category, unlisted';
comment on column {indicator, indicator_all}.qualifiers is 'what else tells the observation apart: attributes of the series and facets of the line, `name=value; …`';
comment on column {indicator, indicator_all, area}.prefecture_code is 'number of the prefecture, 01 to 47; 00 for the nation';
comment on column {indicator, indicator_all, observation}.fiscal_year is 'Japanese fiscal year in which the period starts';

comment on column {indicator_all, observation_detail}.replaced_by is 'source that this value alone gave way to; null where it is in use, and where nothing of its source is';

comment on column observation.time_period is 'period of the series; null where each line of the table has its own';
comment on column observation.prefecture_code is 'number of the prefecture, 01 to 47; 00 for the nation; null for categories';

comment on column {observation_detail, source}.file is 'name of the file; a member of an archive reads archive.zip/member.xlsx';
comment on column observation_detail.path is 'path of the file when it was loaded';
comment on column {observation_detail, source}.sha256 is 'hash of the bytes of the file';
comment on column observation_detail.current is 'the value is in use';
comment on column observation_detail.measure_label is 'the measure in words';
comment on column observation_detail.unit_said is 'cell or place that says the unit';
comment on column observation_detail.period_said is 'cell or place that says the period';
comment on column observation_detail.fiscal_year is 'Japanese fiscal year in which the period starts, else that of the source';
comment on column observation_detail.header_path is 'texts of the header cells, outermost first, joined by ›';
comment on column observation_detail.header is 'header cells, outermost first: sheet, cell, text';
comment on column observation_detail.area_name is 'name of the area';
comment on column {observation_detail, area}.kind is '都道府県, 指定都市, 中核市, 施行時特例市, 特別区, 市, 町, 村, 行政区, 国';
comment on column observation_detail.item_label is 'label of the line as printed';
comment on column observation_detail.area_said is 'what decided the area where the line''s own cells leave it open: heading, title (with its cell, or sheet name, where every line is of the body that it names), order, company, city above, neighbours';
comment on column observation_detail.measure_said is 'words with their cells that made the series its measure and part; empty where it keeps its own name';
comment on column observation_detail.item_cells is 'label cells that identified the line';
comment on column observation_detail.facets is 'further keys of the line by name, such as 男 and 女';
comment on column observation_detail.attributes is 'what qualifies the series by name, such as staff_scope';
comment on column observation_detail.series_id is 'key of the series in this database; changes when it is rebuilt';
comment on column observation_detail.item_id is 'key of the line in this database; changes when it is rebuilt';

comment on column area.area_code is '6-digit code of MIC with check digit; 000000 for the nation';
comment on column area.jis_code is 'first five digits of area_code (JIS X 0401, 0402)';
comment on column area.level is 'nation, prefecture, municipality, ward, region';
comment on column area.name is 'name as MIC spells it';
comment on column area.kana is 'reading in katakana';
comment on column area.county is 'county (郡) of a town or village';
comment on column area.valid_from is 'first day of the area; null: by 2000-04-01';
comment on column area.valid_to is 'last day of the area; null: exists today';
comment on column area.successor_code is 'area_code of the area that followed';
comment on column area.parent_code is 'area_code of the area this one lies in';

comment on column {universe, overtime_counted}.scope is 'municipalities (designated cities excluded), designated-cities, prefectures, all-municipalities, all (municipalities and prefectures)';
comment on column {universe, overtime_year, overtime_counted}.fiscal_year is 'fiscal year, April to March';
comment on column {universe, overtime_counted}.area_code is '6-digit code of MIC with check digit';
comment on column {universe, overtime_counted}.name is 'name of the area';
comment on column {universe, overtime_counted, area_region}.prefecture_code is 'number of the prefecture, 01 to 47';

comment on column overtime_listed.hours_per_month is 'mean overtime per employee that the list gives, hours a month';
comment on column overtime_listed.hours_per_year is 'mean overtime per employee that the list gives, hours a year';
comment on column overtime_listed.hours is 'hours a year: hours_per_year, else 12 × hours_per_month';
comment on column overtime_listed.status is 'status of the figure of the list';
comment on column overtime_listed.source_id is 'source of the figure of the list';
comment on column overtime_listed.sheet is 'sheet of the figure of the list';
comment on column overtime_listed.cell is 'cell of the figure of the list';
comment on column overtime_listed.all_hours_per_month is 'hours a month in the list of all bodies that is in use';
comment on column overtime_listed.all_hours_per_year is 'hours a year in the list of all bodies that is in use';
comment on column overtime_listed.all_hours is 'hours a year in the list of all bodies, 12 × the month where only that was published';
comment on column overtime_listed.all_source_id is 'source of the figure in the list of all bodies';
comment on column overtime_listed.all_sheet is 'its sheet';
comment on column overtime_listed.all_cell is 'its cell';
comment on column overtime_listed.comparison is 'same: both can be roundings of one number; different; null where one of them has no hours';

comment on column overtime_year.partial is 'which bodies are listed, where only lists of some bodies tell of the year; null where a list of all bodies is in use';

comment on column overtime_counted.hours_basis is 'annual: hours is the published year; monthly: 12 × the published monthly mean; null without hours';
comment on column overtime_counted.status is 'status of the figure used; not_listed where the area is in no current workbook of the year';
comment on column overtime_counted.simulated is 'the figure is simulated, not published; null for an area that is not listed';
comment on column overtime_counted.source_id is 'source of the figure used; null for an area that is not listed';

comment on column area_region.scheme is 'name of the region scheme';
comment on column area_region.region is 'region in that scheme';
comment on column area_region.assumed is 'no publication names the members: axstat assumes them';

comment on column source.source_id is 'number of the source, in the order of loading';
comment on column source.bytes is 'size of the file, bytes';
comment on column source.title is 'title on the sheet or in the sidecar';
comment on column source.publisher is 'who published the file';
comment on column source.fiscal_year is 'fiscal year of the data';
comment on column source.survey_year is 'fiscal year in which the survey was made';
comment on column source.edition is 'edition as its publisher dates it, or as title, sheets, notes or file name call it (確報, 速報, 訂正 …)';
comment on column source.url is 'where the file was published';
comment on column source.licence is 'licence of the file';
comment on column source.retrieved_on is 'day on which the file was fetched';
comment on column source.ingested_at is 'time of loading, UTC';
comment on column source.simulated is 'the file holds simulated values';
comment on column source.current is 'values of this source are in use';
comment on column source.observations is 'values of this source, cells without a number included';
comment on column source.in_use is 'values of this source that are in use';
comment on column source.replaced_by is 'sources that the values out of use gave way to, each to the next in its chain';
comment on column source.cited is 'which of title, publisher, url, licence and retrieved_on are the user''s word (`axstat sources set`)';
comment on column source.partial is 'which part of the bodies the file lists, where it lists only some by design (its sidecar or title says so); null where it claims to list all';
comment on column source.decided is 'its values go first because `axstat sources use` said so';

comment on column finding.severity is 'ok, warning or error';
comment on column finding.code is 'stable id of what was found';
comment on column finding.message is 'what was found, in English';
comment on column finding.message_ja is 'what was found, in Japanese';
comment on column finding.cells is 'cells it is about';
