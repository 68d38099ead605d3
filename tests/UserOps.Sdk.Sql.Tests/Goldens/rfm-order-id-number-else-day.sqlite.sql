SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (typeof("cents") <> 'integer') OR ("cents" > @p2) OR ("cents" < @p3)) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_us" >= @p4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "first_at",
  MAX(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "last_at",
  (COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4) AND ("order_no" IS NOT NULL)) THEN "order_no" END) + COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4) AND ("order_no" IS NULL)) THEN CASE WHEN ("at_us" >= @p5) THEN ((("at_us" + CASE WHEN ("at_us" >= @p6) THEN @p7 WHEN ("at_us" >= @p8) THEN @p9 WHEN ("at_us" >= @p10) THEN @p11 WHEN ("at_us" >= @p12) THEN @p13 WHEN ("at_us" >= @p14) THEN @p15 ELSE @p16 END) / 86400000000) - 2) END END)) AS "orders",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p4)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_us" < @p17) OR (typeof("at_us") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 100000000000000000
-- @p3 WholeNumber -100000000000000000
-- @p4 WholeNumber 1751284800000001
-- @p5 WholeNumber 1704067200000000
-- @p6 WholeNumber 1774746000000000
-- @p7 WholeNumber 176400000000
-- @p8 WholeNumber 1761440400000000
-- @p9 WholeNumber 172800000000
-- @p10 WholeNumber 1743296400000000
-- @p11 WholeNumber 176400000000
-- @p12 WholeNumber 1729990800000000
-- @p13 WholeNumber 172800000000
-- @p14 WholeNumber 1711846800000000
-- @p15 WholeNumber 176400000000
-- @p16 WholeNumber 172800000000
-- @p17 WholeNumber 1782820800000001
