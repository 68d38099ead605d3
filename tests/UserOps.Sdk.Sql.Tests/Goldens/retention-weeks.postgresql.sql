WITH "userops_active" AS (
  SELECT
    "user_id" AS "user_key",
    ((CASE WHEN ("at" >= $1) THEN ((("at" AT TIME ZONE INTERVAL '0') + $2)::date - DATE '1970-01-01') END - $3) / 7) AS "period",
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $4)) THEN 1 ELSE 0 END) AS "faults"
  FROM "purchases"
  WHERE (("at" < $5) OR ("at" IS NULL))
  GROUP BY "user_id", ((CASE WHEN ("at" >= $1) THEN ((("at" AT TIME ZONE INTERVAL '0') + $2)::date - DATE '1970-01-01') END - $3) / 7)
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
  LEFT JOIN "userops_active" AS "active" ON (("anchors"."user_key" = "active"."user_key") AND ("active"."period" > "anchors"."cohort") AND (("active"."period" - "anchors"."cohort") < $6))
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
FROM "userops_returns" AS "returns"
GROUP BY "cohort", "later";
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Interval 0 s
-- $3 WholeNumber 19723
-- $4 Timestamp 2024-01-01T00:00:00Z
-- $5 Timestamp 2026-06-30T12:00:00.000001Z
-- $6 WholeNumber 12
