SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  COALESCE("e0"."c0", 0) AS "s0",
  COALESCE("e0"."c1", 0) AS "s1",
  COALESCE("e0"."c2", 0) AS "s2"
FROM (
  SELECT
    "user_id" AS "user_key",
    ((COUNT(*) - 1) + CASE WHEN (typeof("user_id") <> 'integer') THEN 1 ELSE 0 END) AS "faults"
  FROM "users"
  GROUP BY "user_id"
) AS "u"
LEFT JOIN (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1)) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN (("at_us" >= @p2) AND ("at_us" < @p3)) THEN 1 ELSE 0 END) AS "c0",
    SUM(CASE WHEN (("at_us" >= @p3) AND ("at_us" < @p4)) THEN 1 ELSE 0 END) AS "c1",
    SUM(CASE WHEN (("at_us" >= @p4) AND ("at_us" < @p5)) THEN 1 ELSE 0 END) AS "c2"
  FROM "purchases"
  WHERE ((("at_us" < @p6) OR (typeof("at_us") <> 'integer')) AND (("at_us" >= @p2) OR (typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p7)))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 1772323200000000
-- @p3 WholeNumber 1774998000000000
-- @p4 WholeNumber 1777590000000000
-- @p5 WholeNumber 1780268400000000
-- @p6 WholeNumber 1782820800000001
-- @p7 WholeNumber 1704067200000000
