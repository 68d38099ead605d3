CREATE TABLE userops_assessments (
    kind text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    user_id text COLLATE "C",
    touches bigint NOT NULL,
    touched_at bigint,
    touched_at_nanos smallint,
    due_at bigint,
    due_at_nanos smallint,
    judged_at bigint,
    judged_at_nanos smallint,
    value text COLLATE "C",
    detail text COLLATE "C",
    json text COLLATE "C",
    policy_name text COLLATE "C",
    policy_version text COLLATE "C",
    policy_hash text COLLATE "C",
    as_of bigint,
    as_of_nanos smallint,
    CONSTRAINT "PK_userops_assessments" PRIMARY KEY (kind, subject)
);


CREATE TABLE userops_checkpoints (
    kind text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    as_of bigint NOT NULL,
    as_of_nanos smallint NOT NULL,
    policy_name text COLLATE "C" NOT NULL,
    policy_version text COLLATE "C" NOT NULL,
    policy_hash text COLLATE "C" NOT NULL,
    last_subject text COLLATE "C",
    subjects bigint NOT NULL,
    is_finished boolean NOT NULL,
    CONSTRAINT "PK_userops_checkpoints" PRIMARY KEY (kind)
);


CREATE TABLE userops_complaint_events (
    complaint_id text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    happened_at bigint NOT NULL,
    happened_at_nanos smallint NOT NULL,
    customer_id text COLLATE "C",
    merged_into text COLLATE "C",
    root_cause text COLLATE "C",
    json text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_userops_complaint_events" PRIMARY KEY (complaint_id, hash)
);


CREATE TABLE userops_complaints (
    complaint_id text COLLATE "C" NOT NULL,
    event_count integer NOT NULL,
    CONSTRAINT "PK_userops_complaints" PRIMARY KEY (complaint_id)
);


CREATE TABLE userops_policies (
    kind text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    sequence integer NOT NULL,
    version text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    json text COLLATE "C" NOT NULL,
    published_at bigint NOT NULL,
    published_at_nanos smallint NOT NULL,
    CONSTRAINT "PK_userops_policies" PRIMARY KEY (kind, name, sequence)
);


CREATE TABLE userops_rejections (
    hash text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    as_of bigint NOT NULL,
    as_of_nanos smallint NOT NULL,
    source text COLLATE "C" NOT NULL,
    field text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    why text COLLATE "C" NOT NULL,
    line bigint,
    record_key text COLLATE "C",
    CONSTRAINT "PK_userops_rejections" PRIMARY KEY (hash)
);


CREATE TABLE userops_tag_entries (
    user_id text COLLATE "C" NOT NULL,
    sequence integer NOT NULL,
    tag text COLLATE "C" NOT NULL,
    kind smallint NOT NULL,
    value_type smallint,
    value text COLLATE "C",
    lane smallint NOT NULL,
    source text COLLATE "C",
    confidence text COLLATE "C",
    valid_from bigint NOT NULL,
    valid_from_nanos smallint NOT NULL,
    valid_until bigint,
    valid_until_nanos smallint,
    recorded_at bigint NOT NULL,
    recorded_at_nanos smallint NOT NULL,
    recorded_by text COLLATE "C" NOT NULL,
    reason text COLLATE "C",
    CONSTRAINT "PK_userops_tag_entries" PRIMARY KEY (user_id, sequence)
);


CREATE TABLE userops_tag_ledgers (
    user_id text COLLATE "C" NOT NULL,
    entry_count integer NOT NULL,
    recorded_at bigint NOT NULL,
    recorded_at_nanos smallint NOT NULL,
    CONSTRAINT "PK_userops_tag_ledgers" PRIMARY KEY (user_id)
);


CREATE INDEX ix_userops_assessments_due ON userops_assessments (kind, due_at, due_at_nanos, subject) WHERE "due_at" IS NOT NULL;


CREATE INDEX ix_userops_assessments_user ON userops_assessments (user_id) WHERE "user_id" IS NOT NULL;


CREATE INDEX ix_userops_complaint_events_cause ON userops_complaint_events (root_cause, complaint_id) WHERE "root_cause" IS NOT NULL;


CREATE INDEX ix_userops_complaint_events_customer ON userops_complaint_events (customer_id) WHERE "customer_id" IS NOT NULL;


CREATE INDEX ix_userops_complaint_events_merged ON userops_complaint_events (merged_into) WHERE "merged_into" IS NOT NULL;


CREATE INDEX ix_userops_policies_hash ON userops_policies (kind, hash);


CREATE INDEX ix_userops_rejections_key ON userops_rejections USING hash (record_key) WHERE "record_key" IS NOT NULL;


CREATE INDEX ix_userops_rejections_kind ON userops_rejections (kind, as_of, as_of_nanos, hash);


CREATE INDEX ix_userops_rejections_value ON userops_rejections USING hash (value);
