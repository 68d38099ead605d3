WITH "userops_active" AS (
  SELECT
    "user_id" AS "user_key",
    ((CASE WHEN ("at_us" >= @p1) THEN ((("at_us" + @p2) / 86400000000) - 2) END - @p3) / 7) AS "period",
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p4)) THEN 1 ELSE 0 END) AS "faults"
  FROM "purchases"
  WHERE (("at_us" < @p5) OR (typeof("at_us") <> 'integer'))
  GROUP BY "user_id", ((CASE WHEN ("at_us" >= @p1) THEN ((("at_us" + @p2) / 86400000000) - 2) END - @p3) / 7)
), "userops_anchors" AS (
  SELECT
    "user_key" AS "user_key",
    MIN("period") AS "cohort"
  FROM "userops_active" AS "active"
  GROUP BY "user_key"
  HAVING (MIN("period") IS NOT NULL)
), "userops_returns" AS (
  SELECT
    "anchors"."user_key" AS "user_key",
    "anchors"."cohort" AS "cohort",
    ("active"."period" - "anchors"."cohort") AS "later"
  FROM "userops_anchors" AS "anchors"
  LEFT JOIN "userops_active" AS "active" ON (("anchors"."user_key" = "active"."user_key") AND ("active"."period" > "anchors"."cohort") AND (("active"."period" - "anchors"."cohort") < @p6))
  WHERE ("active"."period" IS NOT NULL)
)
SELECT
  0 AS "kind",
  SUM("faults") AS "cohort",
  SUM(CASE WHEN ("copies" > 1) THEN 1 ELSE 0 END) AS "later",
  SUM(CASE WHEN ("user_key" IS NULL) THEN 1 ELSE 0 END) AS "users"
FROM (
  SELECT
    "user_key" AS "user_key",
    SUM("faults") AS "faults",
    COUNT(*) AS "copies"
  FROM "userops_active" AS "active"
  GROUP BY "user_key", "period"
) AS "figures"
HAVING ((SUM("faults") > 0) OR (SUM(CASE WHEN ("copies" > 1) THEN 1 ELSE 0 END) > 0))
UNION ALL
SELECT
  1 AS "kind",
  "cohort" AS "cohort",
  0 AS "later",
  COUNT(*) AS "users"
FROM "userops_anchors" AS "anchors"
GROUP BY "cohort"
UNION ALL
SELECT
  2 AS "kind",
  "cohort" AS "cohort",
  "later" AS "later",
  COUNT(*) AS "users"
FROM (
  SELECT
    "cohort" AS "cohort",
    MAX("later") AS "later"
  FROM (
    SELECT
      "user_key" AS "user_key",
      "cohort" AS "cohort",
      "later" AS "later",
      ROW_NUMBER() OVER (PARTITION BY "user_key", "cohort" ORDER BY "later") AS "place"
    FROM "userops_returns" AS "returns"
    WHERE ("later" > 0)
  ) AS "figures"
  WHERE ("place" = "later")
  GROUP BY "user_key", "cohort"
) AS "figures"
GROUP BY "cohort", "later";
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 172800000000
-- @p3 WholeNumber 19723
-- @p4 WholeNumber 1704067200000000
-- @p5 WholeNumber 1782820800000001
-- @p6 WholeNumber 12
