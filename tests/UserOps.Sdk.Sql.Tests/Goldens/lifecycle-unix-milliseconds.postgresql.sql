SELECT
  "user_name" AS "user_key",
  SUM(CASE WHEN (("user_name" IS NULL) OR ("at_ms" IS NULL) OR ("at_ms" < $1)) THEN 1 ELSE 0 END) AS "faults",
  ARRAY_AGG(DISTINCT CAST(CASE WHEN ("at_ms" >= $2) THEN ((("at_ms" + $3) / 86400000) - 2) END AS bigint)) AS "days"
FROM "purchases"
WHERE (("at_ms" < $4) OR ("at_ms" IS NULL))
GROUP BY "user_name";
-- $1 WholeNumber 1704067200000
-- $2 WholeNumber 1704067200000
-- $3 WholeNumber 187200000
-- $4 WholeNumber 1782820800001
