SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR ("amount" IS NULL) OR ("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 9))) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("amount" >= 0) AND (NOT ("at" >= $4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "first_at",
  MAX(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "last_at",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "orders",
  SUM(CASE WHEN (("amount" < 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "amount" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("amount" < 0) AND ("at" >= $4)) THEN (0 - "amount") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at" < $5) OR ("at" IS NULL))
GROUP BY "user_id";
-- $1 Timestamp 1970-01-01T00:00:00Z
-- $2 Numeric 1000000000000000
-- $3 Numeric -1000000000000000
-- $4 Timestamp 2025-06-30T12:00:00.000001Z
-- $5 Timestamp 2026-06-30T12:00:00.000001Z
