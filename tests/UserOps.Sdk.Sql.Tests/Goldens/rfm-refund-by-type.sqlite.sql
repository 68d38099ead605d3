SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (typeof("cents") <> 'integer') OR ("cents" > @p2) OR ("cents" < @p3) OR (NOT ("kind" COLLATE BINARY IN (@p4, @p5))) OR (("kind" COLLATE BINARY = @p6) AND ("cents" < 0))) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN ((("kind" COLLATE BINARY = @p7) OR (("kind" COLLATE BINARY IS NULL) AND ("cents" >= 0))) AND ("at_us" >= @p8)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN ((("kind" COLLATE BINARY = @p7) OR (("kind" COLLATE BINARY IS NULL) AND ("cents" >= 0))) AND (NOT ("at_us" >= @p8))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN ((("kind" COLLATE BINARY = @p7) OR (("kind" COLLATE BINARY IS NULL) AND ("cents" >= 0))) AND ("at_us" >= @p8)) THEN "at_us" END) AS "first_at",
  MAX(CASE WHEN ((("kind" COLLATE BINARY = @p7) OR (("kind" COLLATE BINARY IS NULL) AND ("cents" >= 0))) AND ("at_us" >= @p8)) THEN "at_us" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN ((("kind" COLLATE BINARY = @p7) OR (("kind" COLLATE BINARY IS NULL) AND ("cents" >= 0))) AND ("at_us" >= @p8)) THEN "at_us" END) AS "orders",
  SUM(CASE WHEN ((("kind" COLLATE BINARY = @p9) OR (("kind" COLLATE BINARY IS NULL) AND ("cents" < 0))) AND ("at_us" >= @p8)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN ((("kind" COLLATE BINARY = @p7) OR (("kind" COLLATE BINARY IS NULL) AND ("cents" >= 0))) AND ("at_us" >= @p8)) THEN CASE WHEN ("cents" < 0) THEN (0 - "cents") ELSE "cents" END ELSE 0 END) AS "purchased",
  SUM(CASE WHEN ((("kind" COLLATE BINARY = @p9) OR (("kind" COLLATE BINARY IS NULL) AND ("cents" < 0))) AND ("at_us" >= @p8)) THEN CASE WHEN ("cents" < 0) THEN (0 - "cents") ELSE "cents" END ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_us" < @p10) OR (typeof("at_us") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 0
-- @p2 WholeNumber 100000000000000000
-- @p3 WholeNumber -100000000000000000
-- @p4 Text purchase
-- @p5 Text refund
-- @p6 Text purchase
-- @p7 Text purchase
-- @p8 WholeNumber 1751284800000001
-- @p9 Text refund
-- @p10 WholeNumber 1782820800000001
