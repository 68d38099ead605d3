WITH "userops_figures" AS MATERIALIZED (
  SELECT
    "u"."user_key" AS "user_key",
    (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
    "u"."a0" AS "s0",
    "u"."a1" AS "s1",
    COALESCE("e0"."c0", 0) AS "s2"
  FROM (
    SELECT
      "user_id" AS "user_key",
      ((COUNT(*) - 1) + CASE WHEN (("user_id" IS NULL) OR (("at" IS NOT NULL) AND (("at" < $1) OR ("at" >= $2)))) THEN 1 ELSE 0 END) AS "faults",
      "points" AS "a0",
      "at" AS "a1"
    FROM "users"
    GROUP BY "user_id", "points", "at"
  ) AS "u"
  LEFT JOIN (
    SELECT
      "user_id" AS "user_key",
      SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $3)) THEN 1 ELSE 0 END) AS "faults",
      SUM(CASE WHEN (("at" >= $4) AND ("kind" = $5)) THEN 1 ELSE 0 END) AS "c0"
    FROM "purchases"
    WHERE ((("at" < $6) OR ("at" IS NULL)) AND (("at" >= $4) OR ("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $7)))
    GROUP BY "user_id"
  ) AS "e0" ON ("e0"."user_key" = "u"."user_key")
), "userops_rules_1" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    ("s2" >= $8) AS "r0"
  FROM "userops_figures" AS "figures"
), "userops_tags_1" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "r0" AS "t0"
  FROM "userops_rules_1" AS "rules_1"
), "userops_rules_2" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "t0" AS "t0",
    (("s1" >= $9) AND ("s1" < $10)) AS "r1",
    "t0" AS "r2",
    ("s0" >= $11) AS "r3"
  FROM "userops_tags_1" AS "tags_1"
), "userops_tags_2" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "t0" AS "t0",
    "r1" AS "r1",
    "r2" AS "r2",
    "r3" AS "r3",
    CASE WHEN "t0" THEN FALSE ELSE "r1" END AS "t1",
    ("r2" OR "r3") AS "t2"
  FROM "userops_rules_2" AS "rules_2"
), "userops_rules_3" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "t0" AS "t0",
    "r1" AS "r1",
    "r2" AS "r2",
    "r3" AS "r3",
    "t1" AS "t1",
    "t2" AS "t2",
    CASE WHEN "r2" THEN FALSE ELSE ("r3" OR FALSE) END AS "r4"
  FROM "userops_tags_2" AS "tags_2"
), "userops_tags_3" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "t0" AS "t0",
    "r1" AS "r1",
    "r2" AS "r2",
    "r3" AS "r3",
    "t1" AS "t1",
    "t2" AS "t2",
    "r4" AS "r4",
    "r4" AS "t3"
  FROM "userops_rules_3" AS "rules_3"
)
SELECT
  "user_key" AS "user_key",
  "faults" AS "faults",
  CASE WHEN "t0" THEN 2 WHEN (NOT "t0") THEN 0 ELSE 1 END AS "t0",
  CASE WHEN "t1" THEN 2 WHEN (NOT "t1") THEN 0 ELSE 1 END AS "t1",
  CASE WHEN "t2" THEN 2 WHEN (NOT "t2") THEN 0 ELSE 1 END AS "t2",
  CASE WHEN "t2" THEN CASE WHEN "r2" THEN $12 WHEN "r3" THEN $13 END END AS "v2",
  CASE WHEN "t3" THEN 2 WHEN (NOT "t3") THEN 0 ELSE 1 END AS "t3"
FROM "userops_tags_3" AS "tags_3";
-- $1 Timestamp 0001-01-03T00:00:00Z
-- $2 Timestamp 9998-12-30T00:00:00Z
-- $3 Timestamp 2024-01-01T00:00:00Z
-- $4 Timestamp 2026-05-31T12:00:00.000001Z
-- $5 Text purchase
-- $6 Timestamp 2026-06-30T12:00:00.000001Z
-- $7 Timestamp 2024-01-01T00:00:00Z
-- $8 WholeNumber 3
-- $9 Timestamp 2025-06-30T12:00:00.000001Z
-- $10 Timestamp 2026-06-30T12:00:00.000001Z
-- $11 WholeNumber 10
-- $12 Text high
-- $13 Text low
