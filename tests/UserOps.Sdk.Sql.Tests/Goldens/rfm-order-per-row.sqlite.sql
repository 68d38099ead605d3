SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (typeof("cents") <> 'integer') OR ("cents" > @p2) OR ("cents" < @p3)) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_us" >= @p4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "first_at",
  MAX(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "last_at",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "orders",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p4)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_us" < @p5) OR (typeof("at_us") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 0
-- @p2 WholeNumber 100000000000000000
-- @p3 WholeNumber -100000000000000000
-- @p4 WholeNumber 1751284800000001
-- @p5 WholeNumber 1782820800000001
