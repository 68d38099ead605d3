SELECT
  "u"."user_key" AS "user_key",
  "u"."faults" AS "faults",
  "u"."a0" COLLATE BINARY AS "s0",
  "u"."a1" AS "s1",
  "u"."a2" AS "s2"
FROM (
  SELECT
    "user_id" AS "user_key",
    ((COUNT(*) - 1) + CASE WHEN ((typeof("user_id") <> 'integer') OR (("plan" COLLATE BINARY IS NOT NULL) AND (typeof("plan" COLLATE BINARY) <> 'text')) OR (("points" IS NOT NULL) AND (typeof("points") <> 'integer')) OR (("at_us" IS NOT NULL) AND (typeof("at_us") <> 'integer'))) THEN 1 ELSE 0 END) AS "faults",
    "plan" COLLATE BINARY AS "a0",
    "points" AS "a1",
    "at_us" AS "a2"
  FROM "users"
  GROUP BY "user_id", "plan", "points", "at_us"
) AS "u";
