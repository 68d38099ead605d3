SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at_s" IS NULL) OR ("at_s" < $1) OR ("cents" IS NULL) OR ("cents" > $2) OR ("cents" < $3)) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_s" >= $4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_s" >= $4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("cents" >= 0) AND ("at_s" >= $4)) THEN "at_s" END) AS "first_at",
  MAX(CASE WHEN (("cents" >= 0) AND ("at_s" >= $4)) THEN "at_s" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_s" >= $4)) THEN "at_s" END) AS "orders",
  SUM(CASE WHEN (("cents" < 0) AND ("at_s" >= $4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_s" >= $4)) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("cents" < 0) AND ("at_s" >= $4)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_s" < $5) OR ("at_s" IS NULL))
GROUP BY "user_id";
-- $1 WholeNumber 0
-- $2 WholeNumber 100000000000000000
-- $3 WholeNumber -100000000000000000
-- $4 WholeNumber 1751284801
-- $5 WholeNumber 1782820801
