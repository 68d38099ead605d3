SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  "e0"."c0" AS "s0",
  CASE WHEN ("u"."a0" < @p1) THEN "u"."a0" END AS "s1",
  "e0"."first_at" AS "s2"
FROM (
  SELECT
    "user_id" AS "user_key",
    ((COUNT(*) - 1) + CASE WHEN ((typeof("user_id") <> 'integer') OR (("at_us" IS NOT NULL) AND (typeof("at_us") <> 'integer'))) THEN 1 ELSE 0 END) AS "faults",
    "at_us" AS "a0"
  FROM "users"
  GROUP BY "user_id", "at_us"
) AS "u"
LEFT JOIN (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p2)) THEN 1 ELSE 0 END) AS "faults",
    MAX("at_us") AS "c0",
    MIN("at_us") AS "first_at"
  FROM "purchases"
  WHERE (("at_us" < @p3) OR (typeof("at_us") <> 'integer'))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- @p1 WholeNumber 1782820800000001
-- @p2 WholeNumber 1704067200000000
-- @p3 WholeNumber 1782820800000001
