WITH "userops_active" AS (
  SELECT
    "user_id" AS "user_key",
    (CASE WHEN ("at" >= $1) THEN ((("at" AT TIME ZONE INTERVAL '0') + $2)::date - DATE '1970-01-01') END - $3) AS "period",
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $4)) THEN 1 ELSE 0 END) AS "faults"
  FROM "purchases"
  WHERE (("at" < $5) OR ("at" IS NULL))
  GROUP BY "user_id", (CASE WHEN ("at" >= $1) THEN ((("at" AT TIME ZONE INTERVAL '0') + $2)::date - DATE '1970-01-01') END - $3)
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
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Interval 0 s
-- $3 WholeNumber 19723
-- $4 Timestamp 2024-01-01T00:00:00Z
-- $5 Timestamp 2026-06-30T12:00:00.000001Z
