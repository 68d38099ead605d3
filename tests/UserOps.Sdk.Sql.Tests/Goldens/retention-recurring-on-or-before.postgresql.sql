WITH "userops_active" AS (
  SELECT
    "user_id" AS "user_key",
    CASE WHEN ("at" >= $1) THEN CASE WHEN ("at" >= $2) THEN CASE WHEN ("at" >= $3) THEN CASE WHEN ("at" >= $4) THEN CASE WHEN ("at" >= $5) THEN CASE WHEN ("at" >= $6) THEN 29 ELSE 28 END ELSE CASE WHEN ("at" >= $7) THEN 27 ELSE 26 END END ELSE CASE WHEN ("at" >= $8) THEN CASE WHEN ("at" >= $9) THEN 25 ELSE 24 END ELSE CASE WHEN ("at" >= $10) THEN 23 ELSE 22 END END END ELSE CASE WHEN ("at" >= $11) THEN CASE WHEN ("at" >= $12) THEN CASE WHEN ("at" >= $13) THEN 21 ELSE 20 END ELSE CASE WHEN ("at" >= $14) THEN 19 ELSE 18 END END ELSE CASE WHEN ("at" >= $15) THEN CASE WHEN ("at" >= $16) THEN 17 ELSE 16 END ELSE 15 END END END ELSE CASE WHEN ("at" >= $17) THEN CASE WHEN ("at" >= $18) THEN CASE WHEN ("at" >= $19) THEN CASE WHEN ("at" >= $20) THEN 14 ELSE 13 END ELSE CASE WHEN ("at" >= $21) THEN 12 ELSE 11 END END ELSE CASE WHEN ("at" >= $22) THEN CASE WHEN ("at" >= $23) THEN 10 ELSE 9 END ELSE CASE WHEN ("at" >= $24) THEN 8 ELSE 7 END END END ELSE CASE WHEN ("at" >= $25) THEN CASE WHEN ("at" >= $26) THEN CASE WHEN ("at" >= $27) THEN 6 ELSE 5 END ELSE CASE WHEN ("at" >= $28) THEN 4 ELSE 3 END END ELSE CASE WHEN ("at" >= $29) THEN CASE WHEN ("at" >= $30) THEN 2 ELSE 1 END ELSE 0 END END END END END AS "period",
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $31)) THEN 1 ELSE 0 END) AS "faults",
    MIN("at") AS "first_start_at",
    MAX("at") AS "last_return_at"
  FROM "purchases"
  WHERE (("at" < $32) OR ("at" IS NULL))
  GROUP BY "user_id", CASE WHEN ("at" >= $1) THEN CASE WHEN ("at" >= $2) THEN CASE WHEN ("at" >= $3) THEN CASE WHEN ("at" >= $4) THEN CASE WHEN ("at" >= $5) THEN CASE WHEN ("at" >= $6) THEN 29 ELSE 28 END ELSE CASE WHEN ("at" >= $7) THEN 27 ELSE 26 END END ELSE CASE WHEN ("at" >= $8) THEN CASE WHEN ("at" >= $9) THEN 25 ELSE 24 END ELSE CASE WHEN ("at" >= $10) THEN 23 ELSE 22 END END END ELSE CASE WHEN ("at" >= $11) THEN CASE WHEN ("at" >= $12) THEN CASE WHEN ("at" >= $13) THEN 21 ELSE 20 END ELSE CASE WHEN ("at" >= $14) THEN 19 ELSE 18 END END ELSE CASE WHEN ("at" >= $15) THEN CASE WHEN ("at" >= $16) THEN 17 ELSE 16 END ELSE 15 END END END ELSE CASE WHEN ("at" >= $17) THEN CASE WHEN ("at" >= $18) THEN CASE WHEN ("at" >= $19) THEN CASE WHEN ("at" >= $20) THEN 14 ELSE 13 END ELSE CASE WHEN ("at" >= $21) THEN 12 ELSE 11 END END ELSE CASE WHEN ("at" >= $22) THEN CASE WHEN ("at" >= $23) THEN 10 ELSE 9 END ELSE CASE WHEN ("at" >= $24) THEN 8 ELSE 7 END END END ELSE CASE WHEN ("at" >= $25) THEN CASE WHEN ("at" >= $26) THEN CASE WHEN ("at" >= $27) THEN 6 ELSE 5 END ELSE CASE WHEN ("at" >= $28) THEN 4 ELSE 3 END END ELSE CASE WHEN ("at" >= $29) THEN CASE WHEN ("at" >= $30) THEN 2 ELSE 1 END ELSE 0 END END END END END
), "userops_anchors" AS (
  SELECT
    "user_key" AS "user_key",
    "period" AS "cohort"
  FROM "userops_active" AS "active"
  WHERE ("period" IS NOT NULL)
), "userops_returns" AS (
  SELECT
    "anchors"."user_key" AS "user_key",
    "anchors"."cohort" AS "cohort",
    ("active"."period" - "anchors"."cohort") AS "later"
  FROM "userops_anchors" AS "anchors"
  LEFT JOIN "userops_active" AS "active" ON (("anchors"."user_key" = "active"."user_key") AND (("active"."period" > "anchors"."cohort") OR (("active"."period" = "anchors"."cohort") AND ("active"."last_return_at" > "active"."first_start_at"))) AND (("active"."period" - "anchors"."cohort") < $33))
  WHERE ("active"."period" IS NOT NULL)
)
SELECT
  0 AS "kind",
  SUM("faults") AS "cohort",
  SUM(CASE WHEN ("copies" > 1) THEN 1 ELSE 0 END) AS "later",
  SUM(CASE WHEN ("user_key" IS NULL) THEN 1 ELSE 0 END) AS "users"
FROM (
  SELECT
    "user_key" AS "user_key",
    SUM("faults") AS "faults",
    COUNT(*) AS "copies"
  FROM "userops_active" AS "active"
  GROUP BY "user_key", "period"
) AS "figures"
HAVING ((SUM("faults") > 0) OR (SUM(CASE WHEN ("copies" > 1) THEN 1 ELSE 0 END) > 0))
UNION ALL
SELECT
  1 AS "kind",
  "cohort" AS "cohort",
  0 AS "later",
  COUNT(*) AS "users"
FROM "userops_anchors" AS "anchors"
GROUP BY "cohort"
UNION ALL
SELECT
  2 AS "kind",
  "cohort" AS "cohort",
  "later" AS "later",
  COUNT(*) AS "users"
FROM (
  SELECT
    "cohort" AS "cohort",
    MIN("later") AS "later"
  FROM "userops_returns" AS "returns"
  WHERE ("later" > 0)
  GROUP BY "user_key", "cohort"
) AS "figures"
GROUP BY "cohort", "later"
UNION ALL
SELECT
  3 AS "kind",
  "cohort" AS "cohort",
  0 AS "later",
  COUNT(*) AS "users"
FROM "userops_returns" AS "returns"
WHERE ("later" = 0)
GROUP BY "cohort";
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Timestamp 2025-04-01T00:00:00Z
-- $3 Timestamp 2025-11-01T00:00:00Z
-- $4 Timestamp 2026-03-01T00:00:00Z
-- $5 Timestamp 2026-05-01T00:00:00Z
-- $6 Timestamp 2026-06-01T00:00:00Z
-- $7 Timestamp 2026-04-01T00:00:00Z
-- $8 Timestamp 2026-01-01T00:00:00Z
-- $9 Timestamp 2026-02-01T00:00:00Z
-- $10 Timestamp 2025-12-01T00:00:00Z
-- $11 Timestamp 2025-07-01T00:00:00Z
-- $12 Timestamp 2025-09-01T00:00:00Z
-- $13 Timestamp 2025-10-01T00:00:00Z
-- $14 Timestamp 2025-08-01T00:00:00Z
-- $15 Timestamp 2025-05-01T00:00:00Z
-- $16 Timestamp 2025-06-01T00:00:00Z
-- $17 Timestamp 2024-08-01T00:00:00Z
-- $18 Timestamp 2024-12-01T00:00:00Z
-- $19 Timestamp 2025-02-01T00:00:00Z
-- $20 Timestamp 2025-03-01T00:00:00Z
-- $21 Timestamp 2025-01-01T00:00:00Z
-- $22 Timestamp 2024-10-01T00:00:00Z
-- $23 Timestamp 2024-11-01T00:00:00Z
-- $24 Timestamp 2024-09-01T00:00:00Z
-- $25 Timestamp 2024-04-01T00:00:00Z
-- $26 Timestamp 2024-06-01T00:00:00Z
-- $27 Timestamp 2024-07-01T00:00:00Z
-- $28 Timestamp 2024-05-01T00:00:00Z
-- $29 Timestamp 2024-02-01T00:00:00Z
-- $30 Timestamp 2024-03-01T00:00:00Z
-- $31 Timestamp 2024-01-01T00:00:00Z
-- $32 Timestamp 2026-06-30T12:00:00.000001Z
-- $33 WholeNumber 12
