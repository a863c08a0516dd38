-- title: A measure by group of areas
-- title_ja: 項目：団体の区分別
-- about: One row for a group of areas: how many have a figure, how they spread, how many are over or under a threshold. A sum stands only where every area of the group has its figure and figures of the unit may be added up. With totals, rows of row_kind total count the same areas again.
-- about_ja: 団体の区分ごとに1行。値のある団体の数、分布、基準を超える（下回る）団体の数。合計は、区分のすべての団体に値があり、足し合わせてよい単位のときだけ示す。totals を指定すると、同じ団体をもう一度数えた計の行（row_kind が total）を加える。
-- params: measure period part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under prefecture per per_period by totals
-- columns: time_period scope group_name row_kind unit decimals universe_size reporting beyond not_beyond undecidable
-- columns: share_beyond share_beyond_low share_beyond_high total mean median quartile_low quartile_high lowest highest
-- columns: missing suppressed other_status not_listed
-- detail: scope row_kind share_beyond_low share_beyond_high not_beyond quartile_low quartile_high missing suppressed other_status not_listed decimals
-- minor: universe_size lowest highest unit
-- coded: scope group_name=kind_group row_kind
-- plot: bars share_beyond by group_name with totals or bars median by group_name with totals
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, $period, $part, $scope, $per, $per_period, $over, $under)
    where $prefecture is null or prefecture = $prefecture
),

grouped as (
    -- the total of a part, and a region of which only that part is counted, are called by the part
    select
        * replace (
            case when position = 103 or $by = 'region' then coalesce($prefecture, group_name) else group_name end
                as group_name
        )
    from store.in_groups('counted', $by, $totals)
),

behind as (
    from store.measure_behind('counted')
)

select time_period, $scope as scope, * exclude (time_period, day, position, simulated)
from store.measure_tally('grouped')
order by day, time_period, position, group_name
