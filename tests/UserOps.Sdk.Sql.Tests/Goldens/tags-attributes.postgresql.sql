SELECT
  "u"."user_key" AS "user_key",
  "u"."faults" AS "faults",
  "u"."a0" AS "s0",
  "u"."a1" AS "s1",
  "u"."a2" AS "s2"
FROM (
  SELECT
    "user_id" AS "user_key",
    ((COUNT(*) - 1) + CASE WHEN (("user_id" IS NULL) OR (("at" IS NOT NULL) AND (("at" < $1) OR ("at" >= $2)))) THEN 1 ELSE 0 END) AS "faults",
    "plan" AS "a0",
    "points" AS "a1",
    "at" AS "a2"
  FROM "users"
  GROUP BY "user_id", "plan", "points", "at"
) AS "u";
-- $1 Timestamp 0001-01-03T00:00:00Z
-- $2 Timestamp 9998-12-30T00:00:00Z
