SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR ("amount" IS NULL) OR ("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 9))) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("amount" >= 0) AND (NOT ("at" >= $4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "first_at",
  MAX(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN CASE WHEN ("at" >= $5) THEN ((("at" AT TIME ZONE INTERVAL '0') + CASE WHEN ("at" >= $6) THEN $7 WHEN ("at" >= $8) THEN $9 WHEN ("at" >= $10) THEN $11 WHEN ("at" >= $12) THEN $13 WHEN ("at" >= $14) THEN $15 WHEN ("at" >= $16) THEN $17 WHEN ("at" >= $18) THEN $19 ELSE $20 END)::date - DATE '1970-01-01') END END) AS "orders",
  SUM(CASE WHEN (("amount" < 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "amount" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("amount" < 0) AND ("at" >= $4)) THEN (0 - "amount") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at" < $21) OR ("at" IS NULL))
GROUP BY "user_id";
-- $1 Timestamp 2016-01-01T00:00:00Z
-- $2 Numeric 1000000000000000
-- $3 Numeric -1000000000000000
-- $4 Timestamp 2025-06-30T12:00:00.000001Z
-- $5 Timestamp 2016-01-01T00:00:00Z
-- $6 Timestamp 2019-02-17T02:00:00Z
-- $7 Interval -10800 s
-- $8 Timestamp 2018-11-04T03:00:00Z
-- $9 Interval -7200 s
-- $10 Timestamp 2018-02-18T02:00:00Z
-- $11 Interval -10800 s
-- $12 Timestamp 2017-10-15T03:00:00Z
-- $13 Interval -7200 s
-- $14 Timestamp 2017-02-19T02:00:00Z
-- $15 Interval -10800 s
-- $16 Timestamp 2016-10-16T03:00:00Z
-- $17 Interval -7200 s
-- $18 Timestamp 2016-02-21T02:00:00Z
-- $19 Interval -10800 s
-- $20 Interval -7200 s
-- $21 Timestamp 2026-06-30T12:00:00.000001Z
