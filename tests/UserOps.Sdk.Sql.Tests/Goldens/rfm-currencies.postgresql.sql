SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR ("amount" IS NULL) OR ("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 5)) OR (NOT (("currency" IS NULL) OR ("currency" IN ($4, $5)) OR ("currency" = $6) OR ("currency" = $7))) OR (("currency" = $6) AND (("amount" > $8) OR ("amount" < $9)))) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $10)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("amount" >= 0) AND (NOT ("at" >= $10))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("amount" >= 0) AND ("at" >= $10)) THEN "at" END) AS "first_at",
  MAX(CASE WHEN (("amount" >= 0) AND ("at" >= $10)) THEN "at" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("amount" >= 0) AND ("at" >= $10)) THEN "at" END) AS "orders",
  SUM(CASE WHEN (("amount" < 0) AND ("at" >= $10)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $10) AND (("currency" IS NULL) OR ("currency" IN ($4, $5)))) THEN "amount" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("amount" < 0) AND ("at" >= $10) AND (("currency" IS NULL) OR ("currency" IN ($4, $5)))) THEN (0 - "amount") ELSE 0 END) AS "refunded",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $10) AND ("currency" = $6)) THEN "amount" ELSE 0 END) AS "purchased_1",
  SUM(CASE WHEN (("amount" < 0) AND ("at" >= $10) AND ("currency" = $6)) THEN (0 - "amount") ELSE 0 END) AS "refunded_1",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $10) AND ("currency" = $7)) THEN "amount" ELSE 0 END) AS "purchased_2",
  SUM(CASE WHEN (("amount" < 0) AND ("at" >= $10) AND ("currency" = $7)) THEN (0 - "amount") ELSE 0 END) AS "refunded_2"
FROM "purchases"
WHERE (("at" < $11) OR ("at" IS NULL))
GROUP BY "user_id";
-- $1 Timestamp 1970-01-01T00:00:00Z
-- $2 Numeric 1000000000000000
-- $3 Numeric -1000000000000000
-- $4 Text 
-- $5 Text EUR
-- $6 Text GBP
-- $7 Text JPY
-- $8 Numeric 854700854700854.7008547008547
-- $9 Numeric -854700854700854.7008547008547
-- $10 Timestamp 2025-06-30T12:00:00.000001Z
-- $11 Timestamp 2026-06-30T12:00:00.000001Z
