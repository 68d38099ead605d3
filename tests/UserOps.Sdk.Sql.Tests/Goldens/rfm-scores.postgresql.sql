SELECT
  "scored"."user_key" AS "user_key",
  "scored"."faults" AS "faults",
  "scored"."status" AS "status",
  "scored"."r" AS "r",
  "scored"."f" AS "f",
  "scored"."m" AS "m",
  CASE WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (0, 1, 5, 10, 15, 20)) THEN $1 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (2, 3, 4, 18, 23, 24, 28, 29)) THEN $2 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (6, 7, 11, 25, 26, 31, 32, 36, 37, 56, 61)) THEN $3 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (8, 9, 12, 13, 14, 16, 17, 19, 21, 22, 33, 34, 38, 39, 41, 42, 43, 44, 46, 47, 48, 49)) THEN $4 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (27, 30, 35, 40, 45, 51, 55, 60)) THEN $5 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (50, 75, 76, 80, 81, 100, 101)) THEN $6 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (52, 53, 54, 77, 78, 79, 83, 84, 102, 103, 104, 105, 106, 107, 108, 109)) THEN $7 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (57, 62, 65, 66, 70, 71, 72, 82, 85, 86, 87, 90, 91, 95, 96, 97, 110, 111, 112, 115, 116, 120, 121, 122)) THEN $8 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (58, 59, 63, 67, 88, 92, 113, 114)) THEN $9 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (64, 68, 69, 73, 74, 89, 93, 117)) THEN $10 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (94, 98, 99, 118, 119, 123, 124)) THEN $11 END AS "segment"
FROM (
  SELECT
    "purchase_facts"."user_key" AS "user_key",
    "purchase_facts"."faults" AS "faults",
    CASE WHEN ("purchase_facts"."purchases" > 0) THEN 2 ELSE CASE WHEN ("purchase_facts"."earlier" > 0) THEN 1 ELSE 0 END END AS "status",
    CASE WHEN ("purchase_facts"."purchases" > 0) THEN CASE WHEN ("purchase_facts"."last_at" >= $12) THEN 5 WHEN ("purchase_facts"."last_at" >= $13) THEN 4 WHEN ("purchase_facts"."last_at" >= $14) THEN 3 WHEN ("purchase_facts"."last_at" >= $15) THEN 2 ELSE 1 END END AS "r",
    CASE WHEN ("purchase_facts"."purchases" > 0) THEN CASE WHEN ("purchase_facts"."orders" <= $16) THEN 1 WHEN ("purchase_facts"."orders" <= $17) THEN 2 WHEN ("purchase_facts"."orders" <= $18) THEN 3 WHEN ("purchase_facts"."orders" <= $19) THEN 4 ELSE 5 END END AS "f",
    CASE WHEN ("purchase_facts"."purchases" > 0) THEN CASE WHEN (("purchase_facts"."purchased" - "purchase_facts"."refunded") <= $20) THEN 1 WHEN (("purchase_facts"."purchased" - "purchase_facts"."refunded") <= $21) THEN 2 WHEN (("purchase_facts"."purchased" - "purchase_facts"."refunded") <= $22) THEN 3 WHEN (("purchase_facts"."purchased" - "purchase_facts"."refunded") <= $23) THEN 4 ELSE 5 END END AS "m"
  FROM (
    SELECT
      "user_id" AS "user_key",
      SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $24) OR ("amount" IS NULL) OR ("amount" > $25) OR ("amount" < $26) OR ("amount" <> ROUND("amount", 9))) THEN 1 ELSE 0 END) AS "faults",
      SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $27)) THEN 1 ELSE 0 END) AS "purchases",
      SUM(CASE WHEN (("amount" >= 0) AND (NOT ("at" >= $27))) THEN 1 ELSE 0 END) AS "earlier",
      MIN(CASE WHEN (("amount" >= 0) AND ("at" >= $27)) THEN "at" END) AS "first_at",
      MAX(CASE WHEN (("amount" >= 0) AND ("at" >= $27)) THEN "at" END) AS "last_at",
      COUNT(DISTINCT CASE WHEN (("amount" >= 0) AND ("at" >= $27)) THEN "at" END) AS "orders",
      SUM(CASE WHEN (("amount" < 0) AND ("at" >= $27)) THEN 1 ELSE 0 END) AS "refunds",
      SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $27)) THEN "amount" ELSE 0 END) AS "purchased",
      SUM(CASE WHEN (("amount" < 0) AND ("at" >= $27)) THEN (0 - "amount") ELSE 0 END) AS "refunded"
    FROM "purchases"
    WHERE (("at" < $28) OR ("at" IS NULL))
    GROUP BY "user_id"
  ) AS "purchase_facts"
) AS "scored";
-- $1 Text lost
-- $2 Text cannotLoseThem
-- $3 Text hibernating
-- $4 Text atRisk
-- $5 Text aboutToSleep
-- $6 Text newCustomers
-- $7 Text promising
-- $8 Text potentialLoyalist
-- $9 Text needAttention
-- $10 Text loyal
-- $11 Text champions
-- $12 Timestamp 2026-06-17T23:00:00Z
-- $13 Timestamp 2026-05-29T23:00:00Z
-- $14 Timestamp 2026-04-22T23:00:00Z
-- $15 Timestamp 2026-01-11T00:00:00Z
-- $16 WholeNumber 0
-- $17 WholeNumber 1
-- $18 WholeNumber 2
-- $19 WholeNumber 4
-- $20 Numeric 236.225999999
-- $21 Numeric 467.043999999
-- $22 Numeric 910.287999999
-- $23 Numeric 1982.963999999
-- $24 Timestamp 1970-01-01T00:00:00Z
-- $25 Numeric 1000000000000000
-- $26 Numeric -1000000000000000
-- $27 Timestamp 2025-06-30T12:00:00.000001Z
-- $28 Timestamp 2026-06-30T12:00:00.000001Z
