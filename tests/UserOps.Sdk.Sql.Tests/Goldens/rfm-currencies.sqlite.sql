SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (typeof("cents") <> 'integer') OR ("cents" > @p2) OR ("cents" < @p3) OR (NOT (("currency" COLLATE BINARY IS NULL) OR ("currency" COLLATE BINARY IN (@p4, @p5)) OR ("currency" COLLATE BINARY = @p6) OR ("currency" COLLATE BINARY = @p7))) OR (("currency" COLLATE BINARY = @p6) AND (("cents" > @p8) OR ("cents" < @p9)))) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p10)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_us" >= @p10))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p10)) THEN "at_us" END) AS "first_at",
  MAX(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p10)) THEN "at_us" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_us" >= @p10)) THEN "at_us" END) AS "orders",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p10)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p10) AND (("currency" COLLATE BINARY IS NULL) OR ("currency" COLLATE BINARY IN (@p4, @p5)))) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p10) AND (("currency" COLLATE BINARY IS NULL) OR ("currency" COLLATE BINARY IN (@p4, @p5)))) THEN (0 - "cents") ELSE 0 END) AS "refunded",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p10) AND ("currency" COLLATE BINARY = @p6)) THEN "cents" ELSE 0 END) AS "purchased_1",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p10) AND ("currency" COLLATE BINARY = @p6)) THEN (0 - "cents") ELSE 0 END) AS "refunded_1",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p10) AND ("currency" COLLATE BINARY = @p7)) THEN "cents" ELSE 0 END) AS "purchased_2",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p10) AND ("currency" COLLATE BINARY = @p7)) THEN (0 - "cents") ELSE 0 END) AS "refunded_2"
FROM "purchases"
WHERE (("at_us" < @p11) OR (typeof("at_us") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 0
-- @p2 WholeNumber 100000000000000000
-- @p3 WholeNumber -100000000000000000
-- @p4 Text 
-- @p5 Text EUR
-- @p6 Text GBP
-- @p7 Text JPY
-- @p8 WholeNumber 85470085470085470
-- @p9 WholeNumber -85470085470085470
-- @p10 WholeNumber 1751284800000001
-- @p11 WholeNumber 1782820800000001
