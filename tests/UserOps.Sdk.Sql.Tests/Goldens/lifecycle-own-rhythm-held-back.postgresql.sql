SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1)) THEN 1 ELSE 0 END) AS "faults",
  ARRAY_AGG(DISTINCT CAST(CASE WHEN ("at" >= $2) THEN ((("at" AT TIME ZONE INTERVAL '0') + CASE WHEN ("at" >= $3) THEN $4 WHEN ("at" >= $5) THEN $6 WHEN ("at" >= $7) THEN $8 WHEN ("at" >= $9) THEN $10 WHEN ("at" >= $11) THEN $12 WHEN ("at" >= $13) THEN $14 WHEN ("at" >= $15) THEN $16 ELSE $17 END)::date - DATE '1970-01-01') END AS bigint)) AS "days"
FROM "purchases"
WHERE (("at" < $18) OR ("at" IS NULL))
GROUP BY "user_id";
-- $1 Timestamp 2016-01-01T00:00:00Z
-- $2 Timestamp 2016-01-01T00:00:00Z
-- $3 Timestamp 2019-02-17T02:00:00Z
-- $4 Interval -10800 s
-- $5 Timestamp 2018-11-04T03:00:00Z
-- $6 Interval -7200 s
-- $7 Timestamp 2018-02-18T02:00:00Z
-- $8 Interval -10800 s
-- $9 Timestamp 2017-10-15T03:00:00Z
-- $10 Interval -7200 s
-- $11 Timestamp 2017-02-19T02:00:00Z
-- $12 Interval -10800 s
-- $13 Timestamp 2016-10-16T03:00:00Z
-- $14 Interval -7200 s
-- $15 Timestamp 2016-02-21T02:00:00Z
-- $16 Interval -10800 s
-- $17 Interval -7200 s
-- $18 Timestamp 2026-06-30T12:00:00.000001Z
