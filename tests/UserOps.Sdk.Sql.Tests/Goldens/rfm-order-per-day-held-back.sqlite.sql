SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (typeof("cents") <> 'integer') OR ("cents" > @p2) OR ("cents" < @p3)) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_us" >= @p4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "first_at",
  MAX(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN CASE WHEN ("at_us" >= @p5) THEN ((("at_us" + CASE WHEN ("at_us" >= @p6) THEN @p7 WHEN ("at_us" >= @p8) THEN @p9 WHEN ("at_us" >= @p10) THEN @p11 WHEN ("at_us" >= @p12) THEN @p13 WHEN ("at_us" >= @p14) THEN @p15 WHEN ("at_us" >= @p16) THEN @p17 WHEN ("at_us" >= @p18) THEN @p19 ELSE @p20 END) / 86400000000) - 2) END END) AS "orders",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p4)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_us" < @p21) OR (typeof("at_us") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 1451606400000000
-- @p2 WholeNumber 100000000000000000
-- @p3 WholeNumber -100000000000000000
-- @p4 WholeNumber 1751284800000001
-- @p5 WholeNumber 1451606400000000
-- @p6 WholeNumber 1550368800000000
-- @p7 WholeNumber 162000000000
-- @p8 WholeNumber 1541300400000000
-- @p9 WholeNumber 165600000000
-- @p10 WholeNumber 1518919200000000
-- @p11 WholeNumber 162000000000
-- @p12 WholeNumber 1508036400000000
-- @p13 WholeNumber 165600000000
-- @p14 WholeNumber 1487469600000000
-- @p15 WholeNumber 162000000000
-- @p16 WholeNumber 1476586800000000
-- @p17 WholeNumber 165600000000
-- @p18 WholeNumber 1456020000000000
-- @p19 WholeNumber 162000000000
-- @p20 WholeNumber 165600000000
-- @p21 WholeNumber 1782820800000001
