SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_s") <> 'integer') OR ("at_s" < @p1) OR (typeof("cents") <> 'integer') OR ("cents" > @p2) OR ("cents" < @p3)) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_s" >= @p4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_s" >= @p4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("cents" >= 0) AND ("at_s" >= @p4)) THEN "at_s" END) AS "first_at",
  MAX(CASE WHEN (("cents" >= 0) AND ("at_s" >= @p4)) THEN "at_s" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_s" >= @p4)) THEN "at_s" END) AS "orders",
  SUM(CASE WHEN (("cents" < 0) AND ("at_s" >= @p4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_s" >= @p4)) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("cents" < 0) AND ("at_s" >= @p4)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_s" < @p5) OR (typeof("at_s") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 0
-- @p2 WholeNumber 100000000000000000
-- @p3 WholeNumber -100000000000000000
-- @p4 WholeNumber 1751284801
-- @p5 WholeNumber 1782820801
