SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR ("amount" IS NULL) OR ("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 9))) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN ("amount" >= 0) THEN 1 ELSE 0 END) AS "purchases",
  MIN(CASE WHEN ("amount" >= 0) THEN "at" END) AS "first_at",
  MAX(CASE WHEN ("amount" >= 0) THEN "at" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN ("amount" >= 0) THEN CASE WHEN ("at" >= $4) THEN ((("at" AT TIME ZONE INTERVAL '0') + CASE WHEN ("at" >= $5) THEN $6 WHEN ("at" >= $7) THEN $8 WHEN ("at" >= $9) THEN $10 WHEN ("at" >= $11) THEN $12 WHEN ("at" >= $13) THEN $14 WHEN ("at" >= $15) THEN $16 WHEN ("at" >= $17) THEN $18 WHEN ("at" >= $19) THEN $20 WHEN ("at" >= $21) THEN $22 WHEN ("at" >= $23) THEN $24 WHEN ("at" >= $25) THEN $26 WHEN ("at" >= $27) THEN $28 ELSE $29 END)::date - DATE '1970-01-01') END END) AS "orders",
  SUM(CASE WHEN ("amount" < 0) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN ("amount" >= 0) THEN "amount" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN ("amount" < 0) THEN (0 - "amount") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at" < $30) OR ("at" IS NULL))
GROUP BY "user_id";
-- $1 Timestamp 1970-01-01T00:00:00Z
-- $2 Numeric 1000000000000000
-- $3 Numeric -1000000000000000
-- $4 Timestamp 1970-01-01T00:00:00Z
-- $5 Timestamp 1991-09-14T17:00:00Z
-- $6 Interval 14400 s
-- $7 Timestamp 1991-04-13T18:00:00Z
-- $8 Interval 18000 s
-- $9 Timestamp 1990-09-15T17:00:00Z
-- $10 Interval 14400 s
-- $11 Timestamp 1990-04-14T18:00:00Z
-- $12 Interval 18000 s
-- $13 Timestamp 1989-09-16T17:00:00Z
-- $14 Interval 14400 s
-- $15 Timestamp 1989-04-15T18:00:00Z
-- $16 Interval 18000 s
-- $17 Timestamp 1988-09-10T17:00:00Z
-- $18 Interval 14400 s
-- $19 Timestamp 1988-04-16T18:00:00Z
-- $20 Interval 18000 s
-- $21 Timestamp 1987-09-12T17:00:00Z
-- $22 Interval 14400 s
-- $23 Timestamp 1987-04-11T18:00:00Z
-- $24 Interval 18000 s
-- $25 Timestamp 1986-09-13T17:00:00Z
-- $26 Interval 14400 s
-- $27 Timestamp 1986-05-03T18:00:00Z
-- $28 Interval 18000 s
-- $29 Interval 14400 s
-- $30 Timestamp 2026-06-30T12:00:00.000001Z
