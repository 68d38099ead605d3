WITH "userops_active" AS (
  SELECT
    "user_id" AS "user_key",
    (CASE WHEN ("at_us" >= @p1) THEN ((("at_us" + @p2) / 86400000000) - 2) END - @p3) AS "period",
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p4)) THEN 1 ELSE 0 END) AS "faults"
  FROM "purchases"
  WHERE (("at_us" < @p5) OR (typeof("at_us") <> 'integer'))
  GROUP BY "user_id", (CASE WHEN ("at_us" >= @p1) THEN ((("at_us" + @p2) / 86400000000) - 2) END - @p3)
), "userops_steps" AS (
  SELECT
    "user_key" AS "user_key",
    "period" AS "period",
    "faults" AS "faults",
    LAG("period") OVER (PARTITION BY "user_key" ORDER BY "period") AS "before"
  FROM "userops_active" AS "active"
)
SELECT
  "steps"."period" AS "period",
  SUM("steps"."faults") AS "faults",
  SUM(CASE WHEN ("steps"."before" = "steps"."period") THEN 1 ELSE 0 END) AS "repeated",
  SUM(CASE WHEN ("steps"."user_key" IS NULL) THEN 1 ELSE 0 END) AS "nobody",
  SUM(CASE WHEN (("steps"."before" IS NULL) AND ("steps"."period" IS NOT NULL)) THEN 1 ELSE 0 END) AS "first_ever",
  SUM(CASE WHEN (("steps"."before" IS NULL) AND ("steps"."period" IS NOT NULL)) THEN 1 ELSE 0 END) AS "new",
  SUM(CASE WHEN ("steps"."before" = ("steps"."period" - 1)) THEN 1 ELSE 0 END) AS "retained",
  SUM(CASE WHEN ("steps"."before" < ("steps"."period" - 1)) THEN 1 ELSE 0 END) AS "returned"
FROM "userops_steps" AS "steps"
GROUP BY "steps"."period";
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 172800000000
-- @p3 WholeNumber 19723
-- @p4 WholeNumber 1704067200000000
-- @p5 WholeNumber 1782820800000001
