SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at_ns" IS NULL) OR ("at_ns" < $1) OR ("cents" IS NULL) OR ("cents" > $2) OR ("cents" < $3)) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_ns" >= $4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_ns" >= $4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("cents" >= 0) AND ("at_ns" >= $4)) THEN "at_ns" END) AS "first_at",
  MAX(CASE WHEN (("cents" >= 0) AND ("at_ns" >= $4)) THEN "at_ns" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_ns" >= $4)) THEN "at_ns" END) AS "orders",
  SUM(CASE WHEN (("cents" < 0) AND ("at_ns" >= $4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_ns" >= $4)) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("cents" < 0) AND ("at_ns" >= $4)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_ns" < $5) OR ("at_ns" IS NULL))
GROUP BY "user_id";
-- $1 WholeNumber 0
-- $2 WholeNumber 100000000000000000
-- $3 WholeNumber -100000000000000000
-- $4 WholeNumber 1751284800000000001
-- $5 WholeNumber 1782820800000000001
