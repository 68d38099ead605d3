SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR ("amount" IS NULL) OR ("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 9)) OR (NOT ("kind" IN ($4, $5))) OR (("kind" = $6) AND ("amount" < 0))) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN ((("kind" = $7) OR (("kind" IS NULL) AND ("amount" >= 0))) AND ("at" >= $8)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN ((("kind" = $7) OR (("kind" IS NULL) AND ("amount" >= 0))) AND (NOT ("at" >= $8))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN ((("kind" = $7) OR (("kind" IS NULL) AND ("amount" >= 0))) AND ("at" >= $8)) THEN "at" END) AS "first_at",
  MAX(CASE WHEN ((("kind" = $7) OR (("kind" IS NULL) AND ("amount" >= 0))) AND ("at" >= $8)) THEN "at" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN ((("kind" = $7) OR (("kind" IS NULL) AND ("amount" >= 0))) AND ("at" >= $8)) THEN "at" END) AS "orders",
  SUM(CASE WHEN ((("kind" = $9) OR (("kind" IS NULL) AND ("amount" < 0))) AND ("at" >= $8)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN ((("kind" = $7) OR (("kind" IS NULL) AND ("amount" >= 0))) AND ("at" >= $8)) THEN CASE WHEN ("amount" < 0) THEN (0 - "amount") ELSE "amount" END ELSE 0 END) AS "purchased",
  SUM(CASE WHEN ((("kind" = $9) OR (("kind" IS NULL) AND ("amount" < 0))) AND ("at" >= $8)) THEN CASE WHEN ("amount" < 0) THEN (0 - "amount") ELSE "amount" END ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at" < $10) OR ("at" IS NULL))
GROUP BY "user_id";
-- $1 Timestamp 1970-01-01T00:00:00Z
-- $2 Numeric 1000000000000000
-- $3 Numeric -1000000000000000
-- $4 Text purchase
-- $5 Text refund
-- $6 Text purchase
-- $7 Text purchase
-- $8 Timestamp 2025-06-30T12:00:00.000001Z
-- $9 Text refund
-- $10 Timestamp 2026-06-30T12:00:00.000001Z
