SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at_ms" IS NULL) OR ("at_ms" < $1) OR ("cents" IS NULL) OR ("cents" > $2) OR ("cents" < $3)) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_ms" >= $4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_ms" >= $4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("cents" >= 0) AND ("at_ms" >= $4)) THEN "at_ms" END) AS "first_at",
  MAX(CASE WHEN (("cents" >= 0) AND ("at_ms" >= $4)) THEN "at_ms" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_ms" >= $4)) THEN CASE WHEN ("at_ms" >= $5) THEN ((("at_ms" + CASE WHEN ("at_ms" >= $6) THEN $7 WHEN ("at_ms" >= $8) THEN $9 WHEN ("at_ms" >= $10) THEN $11 WHEN ("at_ms" >= $12) THEN $13 WHEN ("at_ms" >= $14) THEN $15 ELSE $16 END) / 86400000) - 2) END END) AS "orders",
  SUM(CASE WHEN (("cents" < 0) AND ("at_ms" >= $4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("cents" >= 0) AND ("at_ms" >= $4)) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("cents" < 0) AND ("at_ms" >= $4)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_ms" < $17) OR ("at_ms" IS NULL))
GROUP BY "user_id";
-- $1 WholeNumber 1704067200000
-- $2 WholeNumber 100000000000000000
-- $3 WholeNumber -100000000000000000
-- $4 WholeNumber 1751284800001
-- $5 WholeNumber 1704067200000
-- $6 WholeNumber 1774746000000
-- $7 WholeNumber 176400000
-- $8 WholeNumber 1761440400000
-- $9 WholeNumber 172800000
-- $10 WholeNumber 1743296400000
-- $11 WholeNumber 176400000
-- $12 WholeNumber 1729990800000
-- $13 WholeNumber 172800000
-- $14 WholeNumber 1711846800000
-- $15 WholeNumber 176400000
-- $16 WholeNumber 172800000
-- $17 WholeNumber 1782820800001
