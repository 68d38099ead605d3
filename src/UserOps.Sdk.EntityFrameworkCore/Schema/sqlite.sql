CREATE TABLE "userops_assessments" (
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" TEXT NULL,
    "touches" INTEGER NOT NULL,
    "touched_at" INTEGER NULL,
    "touched_at_nanos" INTEGER NULL,
    "due_at" INTEGER NULL,
    "due_at_nanos" INTEGER NULL,
    "judged_at" INTEGER NULL,
    "judged_at_nanos" INTEGER NULL,
    "value" TEXT NULL,
    "detail" TEXT NULL,
    "json" TEXT NULL,
    "policy_name" TEXT NULL,
    "policy_version" TEXT NULL,
    "policy_hash" TEXT NULL,
    "as_of" INTEGER NULL,
    "as_of_nanos" INTEGER NULL,
    CONSTRAINT "PK_userops_assessments" PRIMARY KEY ("kind", "subject")
);


CREATE TABLE "userops_checkpoints" (
    "kind" TEXT NOT NULL CONSTRAINT "PK_userops_checkpoints" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "as_of" INTEGER NOT NULL,
    "as_of_nanos" INTEGER NOT NULL,
    "policy_name" TEXT NOT NULL,
    "policy_version" TEXT NOT NULL,
    "policy_hash" TEXT NOT NULL,
    "last_subject" TEXT NULL,
    "subjects" INTEGER NOT NULL,
    "is_finished" INTEGER NOT NULL
);


CREATE TABLE "userops_complaint_events" (
    "complaint_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "happened_at" INTEGER NOT NULL,
    "happened_at_nanos" INTEGER NOT NULL,
    "customer_id" TEXT NULL,
    "merged_into" TEXT NULL,
    "root_cause" TEXT NULL,
    "json" TEXT NOT NULL,
    CONSTRAINT "PK_userops_complaint_events" PRIMARY KEY ("complaint_id", "hash")
);


CREATE TABLE "userops_complaints" (
    "complaint_id" TEXT NOT NULL CONSTRAINT "PK_userops_complaints" PRIMARY KEY,
    "event_count" INTEGER NOT NULL
);


CREATE TABLE "userops_policies" (
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "published_at" INTEGER NOT NULL,
    "published_at_nanos" INTEGER NOT NULL,
    CONSTRAINT "PK_userops_policies" PRIMARY KEY ("kind", "name", "sequence")
);


CREATE TABLE "userops_rejections" (
    "hash" TEXT NOT NULL CONSTRAINT "PK_userops_rejections" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "as_of" INTEGER NOT NULL,
    "as_of_nanos" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "line" INTEGER NULL,
    "record_key" TEXT NULL
);


CREATE TABLE "userops_tag_entries" (
    "user_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "value_type" INTEGER NULL,
    "value" TEXT NULL,
    "lane" INTEGER NOT NULL,
    "source" TEXT NULL,
    "confidence" TEXT NULL,
    "valid_from" INTEGER NOT NULL,
    "valid_from_nanos" INTEGER NOT NULL,
    "valid_until" INTEGER NULL,
    "valid_until_nanos" INTEGER NULL,
    "recorded_at" INTEGER NOT NULL,
    "recorded_at_nanos" INTEGER NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "reason" TEXT NULL,
    CONSTRAINT "PK_userops_tag_entries" PRIMARY KEY ("user_id", "sequence")
);


CREATE TABLE "userops_tag_ledgers" (
    "user_id" TEXT NOT NULL CONSTRAINT "PK_userops_tag_ledgers" PRIMARY KEY,
    "entry_count" INTEGER NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    "recorded_at_nanos" INTEGER NOT NULL
);


CREATE INDEX "ix_userops_assessments_due" ON "userops_assessments" ("kind", "due_at", "due_at_nanos", "subject") WHERE "due_at" IS NOT NULL;


CREATE INDEX "ix_userops_assessments_user" ON "userops_assessments" ("user_id") WHERE "user_id" IS NOT NULL;


CREATE INDEX "ix_userops_complaint_events_cause" ON "userops_complaint_events" ("root_cause", "complaint_id") WHERE "root_cause" IS NOT NULL;


CREATE INDEX "ix_userops_complaint_events_customer" ON "userops_complaint_events" ("customer_id") WHERE "customer_id" IS NOT NULL;


CREATE INDEX "ix_userops_complaint_events_merged" ON "userops_complaint_events" ("merged_into") WHERE "merged_into" IS NOT NULL;


CREATE INDEX "ix_userops_policies_hash" ON "userops_policies" ("kind", "hash");


CREATE INDEX "ix_userops_rejections_key" ON "userops_rejections" ("record_key") WHERE "record_key" IS NOT NULL;


CREATE INDEX "ix_userops_rejections_kind" ON "userops_rejections" ("kind", "as_of", "as_of_nanos", "hash");


CREATE INDEX "ix_userops_rejections_value" ON "userops_rejections" ("value");
