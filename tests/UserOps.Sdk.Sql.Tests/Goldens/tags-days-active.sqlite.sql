SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  COALESCE("e0"."c0", 0) AS "s0"
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
    COUNT(DISTINCT CASE WHEN ("at_us" >= @p2) THEN CASE WHEN ("at_us" >= @p3) THEN ((("at_us" + CASE WHEN ("at_us" >= @p4) THEN @p5 WHEN ("at_us" >= @p6) THEN @p7 WHEN ("at_us" >= @p8) THEN @p9 WHEN ("at_us" >= @p10) THEN @p11 WHEN ("at_us" >= @p12) THEN @p13 ELSE @p14 END) / 86400000000) - 2) END END) AS "c0"
  FROM "purchases"
  WHERE ((("at_us" < @p15) OR (typeof("at_us") <> 'integer')) AND (("at_us" >= @p2) OR (typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p16)))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 1780142400000001
-- @p3 WholeNumber 1704067200000000
-- @p4 WholeNumber 1774746000000000
-- @p5 WholeNumber 176400000000
-- @p6 WholeNumber 1761440400000000
-- @p7 WholeNumber 172800000000
-- @p8 WholeNumber 1743296400000000
-- @p9 WholeNumber 176400000000
-- @p10 WholeNumber 1729990800000000
-- @p11 WholeNumber 172800000000
-- @p12 WholeNumber 1711846800000000
-- @p13 WholeNumber 176400000000
-- @p14 WholeNumber 172800000000
-- @p15 WholeNumber 1782820800000001
-- @p16 WholeNumber 1704067200000000
