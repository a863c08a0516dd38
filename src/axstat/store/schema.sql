-- Storage: a compact star in the schema `store`. Analysts read the views of the schema `main` (views.sql).
-- Texts stand once, in the dimensions; an observation holds two integer keys, a number and a status, and its
-- raw text only where the number does not print to it (`store.raw_form`). No key constraints on the fact table:
-- they would multiply its size; the writer proves uniqueness by query. Rows are sorted by (series_id, item_id).

create schema store;

create type store.obs_status as enum (
    'normal', 'missing', 'suppressed', 'not_applicable', 'included_elsewhere', 'error', 'unparsed'
);

-- A prefecture's number, '00' for the nation; one byte in the fact table, so that sums by prefecture need no join.
create type store.prefecture_code as enum (
    '00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11',
    '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23',
    '24', '25', '26', '27', '28', '29', '30', '31', '32', '33', '34', '35',
    '36', '37', '38', '39', '40', '41', '42', '43', '44', '45', '46', '47'
);

create table store.meta (name varchar not null, value varchar not null);

-- `own` is what file and sidecar say of where it is from, `cited` what the user says (`axstat sources set`); the
-- columns of these names hold what is cited: the user's word before the file's. `partial` says which part of the bodies a
-- source lists where it lists only some by design; it is null where it claims to list all.
create table store.source (
    source_id integer not null,
    file varchar not null,
    path varchar not null,
    sha256 varchar not null,
    bytes bigint not null,
    dataset varchar not null,
    title varchar not null,
    publisher varchar,
    fiscal_year integer,
    survey_year integer,
    edition varchar,
    url varchar,
    licence varchar,
    retrieved_on date,
    ingested_at timestamp not null,
    simulated boolean not null,
    partial varchar,
    current boolean not null,
    observations bigint not null,
    decided integer not null,
    asked struct(path varchar, dataset varchar, "year" integer, said_as varchar[], declarations varchar),
    own struct(title varchar, publisher varchar, url varchar, licence varchar, retrieved_on date),
    cited struct(title varchar, publisher varchar, url varchar, licence varchar, retrieved_on date)
);

-- How many values of source `older` gave way to source `newer`; written by vintages.py. Where several sources stand
-- before it, `newer` is the next in the chain.
create table store.supersession (newer integer not null, older integer not null, observations bigint not null);

-- What recognition and the checks said of a source when it was loaded.
create table store.finding (
    source_id integer not null,
    severity varchar not null,
    code varchar not null,
    message varchar not null,
    message_ja varchar not null,
    cells varchar[] not null
);

-- One recognised table of a sheet. `transposed`: items run across the columns. `subject` is its title without years,
-- editions and bodies (the sheet's name where titles are silent); `sheet_matters` where tables of one subject on
-- several sheets tell of the same areas and measures, and only the sheet, as `sheet_subject`, tells them apart.
-- `periods` are those of its series, none where lines have their own.
create table store.sheet_table (
    table_id integer not null,
    source_id integer not null,
    dataset varchar not null,
    sheet varchar not null,
    transposed boolean not null,
    facet_names varchar[] not null,
    subject varchar not null,
    sheet_subject varchar not null,
    sheet_matters boolean not null,
    periods varchar[] not null
);

-- One line of values: a measure in a period, at column `line` (row when transposed). `qualifier` is the attributes
-- that make it another figure, `rank` how far its edition goes before others (axstat.values.editions), `name` what its
-- own table calls the measure; `measure` says besides what the table is about where only that tells two apart (apart.py).
create table store.series (
    series_id integer not null,
    table_id integer not null,
    line integer not null,
    measure varchar not null,
    label varchar not null,
    unit varchar,
    unit_said varchar,
    measure_said varchar,
    period varchar,
    period_kind varchar,
    period_start date,
    period_end date,
    fiscal_year integer,
    period_said varchar,
    staff_scope varchar,
    attributes map(varchar, varchar) not null,
    header struct(sheet varchar, cell varchar, text varchar)[] not null,
    decimals utinyint,
    qualifier varchar not null,
    rank tinyint not null,
    name varchar not null
);

-- One line of the item axis: an area or category, at row `line` (column when transposed).
-- `cells` are the label cells as row * 16384 + column - 1.
create table store.item (
    item_id integer not null,
    table_id integer not null,
    line integer not null,
    row_class varchar not null,
    area_id integer,
    label varchar not null,
    category varchar,
    facets varchar[],
    period varchar,
    period_kind varchar,
    period_start date,
    period_end date,
    fiscal_year integer,
    cells bigint[] not null,
    area_said varchar
);

create table store.observation (
    series_id integer not null,
    item_id integer not null,
    prefecture_code store.prefecture_code,
    value double,
    status store.obs_status not null,
    form utinyint not null,
    raw varchar
);

-- Values that gave way to source `replaced_by` while others of their source stay in use: out of the way of every
-- query that reads current values. A source without any value in use keeps its rows, and is not current.
create table store.replaced (
    series_id integer not null,
    item_id integer not null,
    prefecture_code store.prefecture_code,
    value double,
    status store.obs_status not null,
    form utinyint not null,
    raw varchar,
    replaced_by integer not null
);

-- The measures of datasets that a project declares: columns of a view of their own (wide.py).
create table store.wide_measure (dataset varchar not null, measure varchar not null);

-- `listed` is false for a former name of a code that stands here already: it names items, but is no area of the
-- view `area`.
create table store.area (
    area_id integer not null,
    area_code varchar not null,
    level varchar not null,
    kind varchar not null,
    name varchar not null,
    kana varchar not null,
    prefecture varchar not null,
    county varchar not null,
    parent_code varchar,
    valid_from date,
    valid_to date,
    successor_code varchar,
    listed boolean not null
);

create table store.area_region (
    scheme varchar not null,
    prefecture_code varchar not null,
    region varchar not null,
    assumed boolean not null
);

-- Status number of axstat.model.values.Status as a word; of the type itself, for a word would be looked up in every row.
create macro store.status_word(code) as case code
    when 0 then 'normal'::store.obs_status
    when 1 then 'missing'::store.obs_status
    when 2 then 'suppressed'::store.obs_status
    when 3 then 'not_applicable'::store.obs_status
    when 4 then 'included_elsewhere'::store.obs_status
    when 5 then 'error'::store.obs_status
    when 6 then 'unparsed'::store.obs_status
end;

-- The A1 address of a cell.
create macro store.cell_name(line, col) as case
    when col <= 26 then chr(64 + col)
    when col <= 702 then chr(64 + (col - 1) // 26) || chr(65 + (col - 1) % 26)
    else chr(64 + (col - 27) // 676) || chr(65 + (col - 27) // 26 % 26) || chr(65 + (col - 1) % 26)
end || line;

-- The A1 address of a label cell packed as row * 16384 + column - 1.
create macro store.packed_cell_name(packed) as
    store.cell_name(packed // 16384, (packed % 16384 + 1)::integer);

-- Raw text: the forms in which a number is printed again from its value. A form is chosen at load only when it
-- gives back the raw text to the character, so reading is exact whatever a cell held; everything else is form 0,
-- the text itself. Numbers beyond plain notation (1e15 and more, below 0.0001) always keep their text.
create macro store.is_plain(value) as abs(value) < 1e15 and (abs(value) >= 1e-4 or value = 0);

create macro store.shortest(value) as case
    when value = trunc(value) then value::bigint::varchar
    else value::varchar
end;

create macro store.print_number(value, form) as case
    when form = 1 then store.shortest(value)
    when form = 2 then format('{:.17g}', value)
    when form = 3 then format('{:,}', value::bigint)
    when form > 10 then format('{:.' || (form - 10)::varchar || 'f}', value)
end;

create macro store.raw_form(value, raw) as case
    when value is null or not store.is_plain(value) then 0
    when raw = store.print_number(value, 1) then 1
    when length(raw) >= 17 and raw = store.print_number(value, 2) then 2
    when contains(raw, ',') and raw = store.print_number(value, 3) then 3
    when suffix(raw, '0') and contains(raw, '.') and length(raw) - instr(raw, '.') <= 9
        and raw = store.print_number(value, 10 + length(raw) - instr(raw, '.'))
        then 10 + length(raw) - instr(raw, '.')
    else 0
end::utinyint;

create macro store.raw_text(value, form, raw) as case
    when form = 0 then raw else store.print_number(value, form)
end;

-- Decimals that a number prints: those of its text where it says so (`8.40`), else of the number itself.
create macro store.printed_decimals(value, form) as case
    when form > 10 then form - 10
    when not store.is_plain(value) or value = trunc(value) then 0
    else length(value::varchar) - instr(value::varchar, '.')
end;
