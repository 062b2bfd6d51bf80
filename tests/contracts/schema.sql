CREATE TABLE act (
    id BLOB NOT NULL,
    signature_id BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    demands JSON,
    wording TEXT NOT NULL,
    language TEXT NOT NULL,
    made_on DATE,
    received_on DATE,
    corrects_id BLOB,
    withdrawn_on DATE,
    source_id BLOB,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_act PRIMARY KEY (id),
    CONSTRAINT ck_act_kind CHECK (kind IN ('unsettled', 'reservation', 'interpretive-declaration', 'explanation')),
    CONSTRAINT fk_act_corrects_id_act FOREIGN KEY(corrects_id) REFERENCES act (id) ON DELETE RESTRICT,
    CONSTRAINT fk_act_signature_id_signature FOREIGN KEY(signature_id) REFERENCES signature (id) ON DELETE RESTRICT,
    CONSTRAINT fk_act_source_id_source FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT
);

CREATE TABLE act_translation (
    id BLOB NOT NULL,
    act_id BLOB NOT NULL,
    language TEXT NOT NULL,
    wording TEXT NOT NULL,
    translator TEXT NOT NULL,
    state TEXT NOT NULL,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_act_translation PRIMARY KEY (id),
    CONSTRAINT ck_act_translation_state CHECK (state IN ('draft', 'checked', 'confirmed')),
    CONSTRAINT fk_act_translation_act_id_act FOREIGN KEY(act_id) REFERENCES act (id) ON DELETE RESTRICT
);

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE attestor (
    id BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    offices JSON,
    CONSTRAINT pk_attestor PRIMARY KEY (id)
);

CREATE TABLE begun_answer (
    import_id BLOB NOT NULL,
    item INTEGER NOT NULL,
    told TEXT NOT NULL,
    CONSTRAINT pk_begun_answer PRIMARY KEY (import_id, item)
)
 WITHOUT ROWID;

CREATE TABLE begun_import (
    id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    begun_at DATETIME NOT NULL,
    CONSTRAINT pk_begun_import PRIMARY KEY (id),
    CONSTRAINT ck_begun_import_state CHECK (state IN ('begun', 'imported', 'discarded')),
    CONSTRAINT fk_begun_import_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256)
);

CREATE TABLE begun_words (
    place INTEGER NOT NULL,
    told TEXT NOT NULL,
    CONSTRAINT pk_begun_words PRIMARY KEY (place)
);

CREATE TABLE blob (
    sha256 BLOB NOT NULL,
    size BIGINT NOT NULL,
    content BLOB,
    CONSTRAINT pk_blob PRIMARY KEY (sha256)
);

CREATE TABLE corrigendum (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    earlier_id BLOB NOT NULL,
    later_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    place TEXT NOT NULL,
    dated DATE NOT NULL,
    sha256 BLOB NOT NULL,
    code TEXT NOT NULL,
    seal JSON,
    heads JSON,
    issued_at DATETIME NOT NULL,
    CONSTRAINT pk_corrigendum PRIMARY KEY (id),
    CONSTRAINT fk_corrigendum_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT,
    CONSTRAINT fk_corrigendum_earlier_id_edition FOREIGN KEY(earlier_id) REFERENCES edition (id) ON DELETE RESTRICT,
    CONSTRAINT fk_corrigendum_later_id_edition FOREIGN KEY(later_id) REFERENCES edition (id) ON DELETE RESTRICT,
    CONSTRAINT fk_corrigendum_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256)
);

CREATE TABLE corrigendum_print (
    id BLOB NOT NULL,
    corrigendum_id BLOB NOT NULL,
    language TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    made_at DATETIME NOT NULL,
    CONSTRAINT pk_corrigendum_print PRIMARY KEY (id),
    CONSTRAINT fk_corrigendum_print_corrigendum_id_corrigendum FOREIGN KEY(corrigendum_id) REFERENCES corrigendum (id) ON DELETE RESTRICT,
    CONSTRAINT fk_corrigendum_print_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256)
);

CREATE TABLE "delivery" (
    id BLOB NOT NULL,
    edition_id BLOB,
    corrigendum_id BLOB,
    recipient TEXT NOT NULL,
    delivered_on DATE,
    incoming_number TEXT NOT NULL,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_delivery PRIMARY KEY (id),
    CONSTRAINT ck_delivery_one_named CHECK ((edition_id IS NULL) <> (corrigendum_id IS NULL)),
    CONSTRAINT fk_delivery_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id) ON DELETE RESTRICT,
    CONSTRAINT fk_delivery_corrigendum_id_corrigendum FOREIGN KEY(corrigendum_id) REFERENCES corrigendum (id) ON DELETE RESTRICT
);

CREATE TABLE demand (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    policy TEXT NOT NULL,
    CONSTRAINT pk_demand PRIMARY KEY (id),
    CONSTRAINT ck_demand_policy CHECK (policy IN ('open', 'core')),
    CONSTRAINT fk_demand_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT
);

CREATE TABLE device (
    id BLOB NOT NULL,
    fingerprint BLOB NOT NULL,
    since DATETIME NOT NULL,
    CONSTRAINT pk_device PRIMARY KEY (id)
);

CREATE TABLE "edition" (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    place TEXT NOT NULL,
    dated DATE NOT NULL,
    sha256 BLOB NOT NULL,
    code TEXT NOT NULL,
    heads JSON,
    attested_at DATETIME NOT NULL, as_of DATE,
    CONSTRAINT pk_edition PRIMARY KEY (id),
    CONSTRAINT fk_edition_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256),
    CONSTRAINT fk_edition_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT
);

CREATE TABLE edition_seal (
    id BLOB NOT NULL,
    edition_id BLOB NOT NULL,
    seal JSON,
    salts TEXT NOT NULL,
    CONSTRAINT pk_edition_seal PRIMARY KEY (id),
    CONSTRAINT fk_edition_seal_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id) ON DELETE RESTRICT,
    CONSTRAINT uq_edition_seal_edition_id UNIQUE (edition_id)
);

CREATE TABLE "evidence" (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    held_where TEXT NOT NULL,
    note TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 BLOB,
    made_on DATE,
    received_on DATE,
    receiver TEXT NOT NULL,
    directness TEXT NOT NULL,
    originality TEXT NOT NULL,
    superseded_by_id BLOB,
    recorded_at DATETIME NOT NULL, holder TEXT DEFAULT '' NOT NULL, sender TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_directness CHECK (directness IN ('', 'direct', 'indirect')),
    CONSTRAINT ck_evidence_kind CHECK (kind IN ('file', 'letter', 'mail', 'message', 'scan', 'photo', 'form-row', 'call-note', 'seen-in-person', 'held-outside', 'electronic-signature', 'list-as-received')),
    CONSTRAINT ck_evidence_originality CHECK (originality IN ('', 'original', 'copy')),
    CONSTRAINT fk_evidence_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256),
    CONSTRAINT fk_evidence_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_superseded_by_id_evidence FOREIGN KEY(superseded_by_id) REFERENCES evidence (id) ON DELETE RESTRICT
);

CREATE TABLE evidence_claim (
    id BLOB NOT NULL,
    evidence_id BLOB NOT NULL,
    signature_id BLOB NOT NULL,
    act_id BLOB,
    claim TEXT NOT NULL, lapsed_on DATE,
    CONSTRAINT pk_evidence_claim PRIMARY KEY (id),
    CONSTRAINT ck_evidence_claim_claim CHECK (claim IN ('identity', 'authority', 'consent', 'wording')),
    CONSTRAINT fk_evidence_claim_act_id_act FOREIGN KEY(act_id) REFERENCES act (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_claim_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_claim_signature_id_signature FOREIGN KEY(signature_id) REFERENCES signature (id) ON DELETE RESTRICT,
    CONSTRAINT uq_evidence_claim_evidence_id_signature_id_claim UNIQUE (evidence_id, signature_id, claim)
);

CREATE TABLE journal_change (
    device_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    operation TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_id BLOB NOT NULL,
    field_group TEXT NOT NULL,
    value TEXT NOT NULL,
    replaces TEXT NOT NULL,
    private_digest BLOB,
    CONSTRAINT pk_journal_change PRIMARY KEY (device_id, seq, ordinal),
    CONSTRAINT ck_journal_change_operation CHECK (operation IN ('insert', 'set', 'delete'))
)
 WITHOUT ROWID;

CREATE TABLE journal_entry (
    device_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    clock BIGINT NOT NULL,
    at DATETIME NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    arguments TEXT NOT NULL,
    actor TEXT NOT NULL,
    target_device_id BLOB,
    target_seq INTEGER,
    change_count INTEGER NOT NULL,
    changes_sha256 BLOB NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_journal_entry PRIMARY KEY (device_id, seq),
    CONSTRAINT ck_journal_entry_kind CHECK (kind IN ('action', 'undo', 'redo')),
    CONSTRAINT fk_journal_entry_device_id_device FOREIGN KEY(device_id) REFERENCES device (id)
);

CREATE TABLE journal_private (
    device_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    salt BLOB NOT NULL,
    value TEXT,
    CONSTRAINT pk_journal_private PRIMARY KEY (device_id, seq, ordinal)
)
 WITHOUT ROWID;

CREATE TABLE letter_sent (
    id BLOB NOT NULL,
    signature_id BLOB NOT NULL,
    asked TEXT NOT NULL,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    wording TEXT NOT NULL,
    sent_on DATE NOT NULL,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_letter_sent PRIMARY KEY (id),
    CONSTRAINT ck_letter_sent_channel CHECK (channel IN ('mail', 'telephone', 'messenger', 'in-person')),
    CONSTRAINT fk_letter_sent_signature_id_signature FOREIGN KEY(signature_id) REFERENCES signature (id) ON DELETE RESTRICT
);

CREATE TABLE letterhead (
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    sha256 BLOB,
    CONSTRAINT pk_letterhead PRIMARY KEY (id),
    CONSTRAINT fk_letterhead_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256)
);

CREATE TABLE merge (
    id BLOB NOT NULL,
    kept_id BLOB NOT NULL,
    merged_id BLOB NOT NULL,
    why TEXT NOT NULL,
    moved JSON,
    merged_at DATETIME NOT NULL,
    separated_at DATETIME,
    CONSTRAINT pk_merge PRIMARY KEY (id),
    CONSTRAINT fk_merge_kept_id_signatory FOREIGN KEY(kept_id) REFERENCES signatory (id) ON DELETE RESTRICT,
    CONSTRAINT fk_merge_merged_id_signatory FOREIGN KEY(merged_id) REFERENCES signatory (id) ON DELETE RESTRICT
);

CREATE TABLE next_step (
    id BLOB NOT NULL,
    signature_id BLOB NOT NULL,
    step TEXT NOT NULL,
    due_on DATE,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_next_step PRIMARY KEY (id),
    CONSTRAINT fk_next_step_signature_id_signature FOREIGN KEY(signature_id) REFERENCES signature (id) ON DELETE RESTRICT,
    CONSTRAINT uq_next_step_signature_id UNIQUE (signature_id)
);

CREATE TABLE open_line (
    id BLOB NOT NULL,
    source_id BLOB NOT NULL,
    lines TEXT NOT NULL,
    text TEXT NOT NULL,
    code TEXT NOT NULL,
    signatures JSON,
    demands JSON,
    decided TEXT NOT NULL,
    CONSTRAINT pk_open_line PRIMARY KEY (id),
    CONSTRAINT fk_open_line_source_id_source FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT
);

CREATE TABLE paper (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    name TEXT NOT NULL,
    arrived_on DATE,
    state TEXT NOT NULL,
    recorded_at DATETIME NOT NULL, seems TEXT DEFAULT '' NOT NULL, seems_of TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_paper PRIMARY KEY (id),
    CONSTRAINT ck_paper_state CHECK (state IN ('new', 'removed')),
    CONSTRAINT fk_paper_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256),
    CONSTRAINT fk_paper_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT,
    CONSTRAINT uq_paper_statement_id_sha256 UNIQUE (statement_id, sha256)
);

CREATE TABLE position (
    id BLOB NOT NULL,
    signature_id BLOB NOT NULL,
    demand_id BLOB NOT NULL,
    stance TEXT NOT NULL,
    acts JSON,
    words TEXT NOT NULL,
    CONSTRAINT pk_position PRIMARY KEY (id),
    CONSTRAINT ck_position_stance CHECK (stance IN ('supports', 'supports-with-reservation', 'does-not-support', 'abstains', 'no-consensus', 'not-stated')),
    CONSTRAINT fk_position_demand_id_demand FOREIGN KEY(demand_id) REFERENCES demand (id) ON DELETE RESTRICT,
    CONSTRAINT fk_position_signature_id_signature FOREIGN KEY(signature_id) REFERENCES signature (id) ON DELETE RESTRICT,
    CONSTRAINT uq_position_signature_id_demand_id UNIQUE (signature_id, demand_id)
);

CREATE TABLE print (
    id BLOB NOT NULL,
    edition_id BLOB NOT NULL,
    language TEXT NOT NULL,
    form TEXT NOT NULL,
    profile TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    made_at DATETIME NOT NULL,
    CONSTRAINT pk_print PRIMARY KEY (id),
    CONSTRAINT fk_print_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id) ON DELETE RESTRICT,
    CONSTRAINT fk_print_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256)
);

CREATE TABLE print_options (
    id BLOB NOT NULL,
    chosen JSON,
    CONSTRAINT pk_print_options PRIMARY KEY (id)
);

CREATE TABLE "print_signature" (
    id BLOB NOT NULL,
    print_id BLOB,
    corrigendum_print_id BLOB,
    kind TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    file_sha256 BLOB NOT NULL,
    file_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    signed_at DATETIME,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_print_signature PRIMARY KEY (id),
    CONSTRAINT ck_print_signature_one_named CHECK ((print_id IS NULL) <> (corrigendum_print_id IS NULL)),
    CONSTRAINT fk_print_signature_print_id_print FOREIGN KEY(print_id) REFERENCES print (id) ON DELETE RESTRICT,
    CONSTRAINT fk_print_signature_corrigendum_print_id_corrigendum_print FOREIGN KEY(corrigendum_print_id) REFERENCES corrigendum_print (id) ON DELETE RESTRICT,
    CONSTRAINT ck_print_signature_kind CHECK (kind IN ('inside', 'detached')),
    CONSTRAINT fk_print_signature_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256),
    CONSTRAINT uq_print_signature_print_id_sha256 UNIQUE (print_id, sha256),
    CONSTRAINT uq_print_signature_corrigendum_print_id_sha256 UNIQUE (corrigendum_print_id, sha256)
);

CREATE TABLE register (
    id BLOB NOT NULL,
    coalition TEXT NOT NULL,
    document_language TEXT NOT NULL,
    made_at DATETIME NOT NULL, names_rule INTEGER DEFAULT '0' NOT NULL, time_zone TEXT DEFAULT '' NOT NULL, entries_read INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_register PRIMARY KEY (id)
);

CREATE TABLE sealing_key (
    id BLOB NOT NULL,
    device TEXT NOT NULL,
    public_key TEXT NOT NULL,
    secret_key TEXT NOT NULL,
    device_signature TEXT NOT NULL,
    made_at DATETIME NOT NULL,
    CONSTRAINT pk_sealing_key PRIMARY KEY (id)
);

CREATE TABLE section (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    heading JSON,
    CONSTRAINT pk_section PRIMARY KEY (id),
    CONSTRAINT fk_section_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT
);

CREATE TABLE "settled_word" (
    id BLOB NOT NULL,
    text TEXT NOT NULL,
    role TEXT NOT NULL,
    settled_at DATETIME NOT NULL,
    CONSTRAINT pk_settled_word PRIMARY KEY (id),
    CONSTRAINT ck_settled_word_role CHECK (role IN ('office', 'place', 'country', 'affiliation', 'heading', 'words', 'note'))
);

CREATE TABLE "signatory" (
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    legal_form TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    names JSON,
    former_names JSON,
    aliases JSON,
    parent_id BLOB,
    place TEXT NOT NULL,
    country TEXT NOT NULL,
    people JSON,
    contacts JSON,
    notes TEXT NOT NULL,
    publish TEXT NOT NULL, readings TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_signatory PRIMARY KEY (id),
    CONSTRAINT ck_signatory_kind CHECK (kind IN ('organisation', 'individual', 'media', 'movement', 'union', 'initiative')),
    CONSTRAINT ck_signatory_publish CHECK (publish IN ('yes', 'no-office', 'initials', 'withheld')),
    CONSTRAINT fk_signatory_parent_id_signatory FOREIGN KEY(parent_id) REFERENCES signatory (id) ON DELETE RESTRICT
);

CREATE TABLE signature (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    signatory_id BLOB NOT NULL,
    text_id BLOB NOT NULL,
    section_id BLOB,
    number INTEGER NOT NULL,
    printed_number TEXT NOT NULL,
    kind TEXT NOT NULL,
    as_printed TEXT NOT NULL,
    legal_form TEXT NOT NULL,
    name TEXT NOT NULL,
    joint JSON,
    representative TEXT NOT NULL,
    office TEXT NOT NULL,
    more_representatives JSON,
    place TEXT NOT NULL,
    country TEXT NOT NULL,
    capacity TEXT NOT NULL,
    standing TEXT NOT NULL,
    standing_on DATE,
    signed_on DATE,
    received_on DATE,
    verification TEXT NOT NULL,
    verified_by TEXT NOT NULL,
    verified_ground TEXT NOT NULL,
    verified_at DATETIME,
    defects JSON,
    remarks JSON,
    source_id BLOB,
    source_lines TEXT NOT NULL, pieces JSON, open_pieces INTEGER, verified_with TEXT DEFAULT '' NOT NULL, printed_form TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_signature PRIMARY KEY (id),
    CONSTRAINT ck_signature_capacity CHECK (capacity IN ('organisation', 'personal', 'individual')),
    CONSTRAINT ck_signature_kind CHECK (kind IN ('organisation', 'individual', 'media', 'movement', 'union', 'initiative')),
    CONSTRAINT ck_signature_standing CHECK (standing IN ('invited', 'signed', 'subject-to-approval', 'withdrawn', 'acceded', 'declined', 'disputed', 'rejected')),
    CONSTRAINT ck_signature_verification CHECK (verification IN ('unverified', 'confirmed', 'disputed', 'rejected')),
    CONSTRAINT ck_signature_number_positive CHECK (number > 0),
    CONSTRAINT fk_signature_section_id_section FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signature_signatory_id_signatory FOREIGN KEY(signatory_id) REFERENCES signatory (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signature_source_id_source FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signature_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signature_text_id_text FOREIGN KEY(text_id) REFERENCES text (id) ON DELETE RESTRICT
);

CREATE TABLE signed_page (
    id BLOB NOT NULL,
    edition_id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    file_name TEXT NOT NULL,
    note TEXT NOT NULL,
    received_on DATE,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_signed_page PRIMARY KEY (id),
    CONSTRAINT uq_signed_page_edition_id_sha256 UNIQUE (edition_id, sha256),
    CONSTRAINT fk_signed_page_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signed_page_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256)
);

CREATE TABLE source (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    left_out JSON,
    warnings JSON,
    attestation JSON,
    imported_at DATETIME NOT NULL, received_on DATE,
    CONSTRAINT pk_source PRIMARY KEY (id),
    CONSTRAINT fk_source_sha256_blob FOREIGN KEY(sha256) REFERENCES blob (sha256),
    CONSTRAINT fk_source_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT,
    CONSTRAINT uq_source_statement_id_sha256 UNIQUE (statement_id, sha256)
);

CREATE TABLE standing_step (
    id BLOB NOT NULL,
    signature_id BLOB NOT NULL,
    standing TEXT NOT NULL,
    effective_on DATE,
    received_on DATE,
    note TEXT NOT NULL,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_standing_step PRIMARY KEY (id),
    CONSTRAINT ck_standing_step_standing CHECK (standing IN ('invited', 'signed', 'subject-to-approval', 'withdrawn', 'acceded', 'declined', 'disputed', 'rejected')),
    CONSTRAINT fk_standing_step_signature_id_signature FOREIGN KEY(signature_id) REFERENCES signature (id) ON DELETE RESTRICT
);

CREATE TABLE statement (
    id BLOB NOT NULL,
    number INTEGER NOT NULL,
    authentic_language TEXT NOT NULL,
    dated DATE,
    made_at DATETIME NOT NULL, silence TEXT DEFAULT '' NOT NULL, silence_source TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_statement PRIMARY KEY (id)
);

CREATE TABLE text (
    id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    sealed_at DATETIME,
    digests JSON, sealed_on DATE,
    CONSTRAINT pk_text PRIMARY KEY (id),
    CONSTRAINT fk_text_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT
);

CREATE TABLE text_demand (
    id BLOB NOT NULL,
    text_id BLOB NOT NULL,
    demand_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    wordings JSON, spelling TEXT DEFAULT '' NOT NULL, short_names JSON,
    CONSTRAINT pk_text_demand PRIMARY KEY (id),
    CONSTRAINT fk_text_demand_demand_id_demand FOREIGN KEY(demand_id) REFERENCES demand (id) ON DELETE RESTRICT,
    CONSTRAINT fk_text_demand_text_id_text FOREIGN KEY(text_id) REFERENCES text (id) ON DELETE RESTRICT,
    CONSTRAINT uq_text_demand_text_id_demand_id UNIQUE (text_id, demand_id)
);

CREATE TABLE text_wording (
    id BLOB NOT NULL,
    text_id BLOB NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL, spelling TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_text_wording PRIMARY KEY (id),
    CONSTRAINT fk_text_wording_text_id_text FOREIGN KEY(text_id) REFERENCES text (id) ON DELETE RESTRICT,
    CONSTRAINT uq_text_wording_text_id_language UNIQUE (text_id, language)
);

CREATE TABLE "twin_decision" (
    id BLOB NOT NULL,
    a_id BLOB NOT NULL,
    b_id BLOB,
    verdict TEXT NOT NULL,
    why TEXT NOT NULL,
    data_digest TEXT NOT NULL,
    decided_at DATETIME NOT NULL,
    CONSTRAINT pk_twin_decision PRIMARY KEY (id),
    CONSTRAINT ck_twin_decision_verdict CHECK (verdict IN ('same', 'two-signatures', 'branch', 'different', 'signed-herself', 'signed-for-it', 'office-only')),
    CONSTRAINT fk_twin_decision_a_id_signature FOREIGN KEY(a_id) REFERENCES signature (id) ON DELETE RESTRICT,
    CONSTRAINT fk_twin_decision_b_id_signature FOREIGN KEY(b_id) REFERENCES signature (id) ON DELETE RESTRICT
);

CREATE TABLE withheld_line (
    id BLOB NOT NULL,
    edition_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    entry JSON,
    salt TEXT NOT NULL,
    leaf TEXT NOT NULL,
    CONSTRAINT pk_withheld_line PRIMARY KEY (id),
    CONSTRAINT fk_withheld_line_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id) ON DELETE RESTRICT,
    CONSTRAINT uq_withheld_line_edition_id_number UNIQUE (edition_id, number)
);

CREATE INDEX ix_act_corrects_id ON act (corrects_id);

CREATE INDEX ix_act_signature_id ON act (signature_id);

CREATE INDEX ix_act_translation_act_id ON act_translation (act_id);

CREATE INDEX ix_corrigendum_earlier_id ON corrigendum (earlier_id);

CREATE INDEX ix_corrigendum_later_id ON corrigendum (later_id);

CREATE INDEX ix_corrigendum_print_corrigendum_id ON corrigendum_print (corrigendum_id);

CREATE INDEX ix_corrigendum_statement_id ON corrigendum (statement_id);

CREATE INDEX ix_delivery_corrigendum_id ON delivery (corrigendum_id);

CREATE INDEX ix_delivery_edition_id ON delivery (edition_id);

CREATE INDEX ix_demand_statement_id ON demand (statement_id);

CREATE INDEX ix_edition_statement_id ON edition (statement_id);

CREATE INDEX ix_evidence_claim_act_id ON evidence_claim (act_id);

CREATE INDEX ix_evidence_claim_evidence_id ON evidence_claim (evidence_id);

CREATE INDEX ix_evidence_claim_signature_id ON evidence_claim (signature_id);

CREATE INDEX ix_evidence_statement_id ON evidence (statement_id);

CREATE INDEX ix_evidence_superseded_by_id ON evidence (superseded_by_id);

CREATE INDEX ix_journal_change_deleted ON journal_change (row_id) WHERE operation = 'delete';

CREATE INDEX ix_journal_change_row_id ON journal_change (row_id);

CREATE INDEX ix_journal_entry_clock ON journal_entry (clock);

CREATE INDEX ix_letter_sent_signature_id ON letter_sent (signature_id);

CREATE INDEX ix_merge_kept_id ON merge (kept_id);

CREATE INDEX ix_merge_merged_id ON merge (merged_id);

CREATE INDEX ix_open_line_source_id ON open_line (source_id);

CREATE INDEX ix_paper_statement_id ON paper (statement_id);

CREATE INDEX ix_position_demand_id ON position (demand_id);

CREATE INDEX ix_position_signature_id ON position (signature_id);

CREATE INDEX ix_print_edition_id ON print (edition_id);

CREATE INDEX ix_print_signature_corrigendum_print_id ON print_signature (corrigendum_print_id);

CREATE INDEX ix_print_signature_print_id ON print_signature (print_id);

CREATE INDEX ix_section_statement_id ON section (statement_id);

CREATE INDEX ix_signatory_name_key ON signatory (name_key);

CREATE INDEX ix_signatory_parent_id ON signatory (parent_id);

CREATE INDEX ix_signature_open_pieces ON signature (statement_id) WHERE open_pieces > 0;

CREATE INDEX ix_signature_signatory_id ON signature (signatory_id);

CREATE INDEX ix_signature_statement_id_number ON signature (statement_id, number);

CREATE INDEX ix_signed_page_edition_id ON signed_page (edition_id);

CREATE INDEX ix_source_statement_id ON source (statement_id);

CREATE INDEX ix_standing_step_signature_id ON standing_step (signature_id);

CREATE INDEX ix_text_demand_demand_id ON text_demand (demand_id);

CREATE INDEX ix_text_demand_text_id ON text_demand (text_id);

CREATE INDEX ix_text_statement_id ON text (statement_id);

CREATE INDEX ix_text_wording_text_id ON text_wording (text_id);

CREATE INDEX ix_twin_decision_a_id ON twin_decision (a_id);

CREATE INDEX ix_twin_decision_b_id ON twin_decision (b_id);

CREATE TRIGGER act_keeps_its_wording BEFORE UPDATE ON act WHEN NEW.wording IS NOT OLD.wording OR NEW.language IS NOT OLD.language BEGIN SELECT RAISE(ABORT, 'the original wording is never changed'); END;

CREATE TRIGGER "corrigendum_print_refuses_delete" BEFORE DELETE ON "corrigendum_print" BEGIN SELECT RAISE(ABORT, 'rows of corrigendum_print are never changed'); END;

CREATE TRIGGER "corrigendum_print_refuses_update" BEFORE UPDATE ON "corrigendum_print" BEGIN SELECT RAISE(ABORT, 'rows of corrigendum_print are never changed'); END;

CREATE TRIGGER "corrigendum_refuses_delete" BEFORE DELETE ON "corrigendum" BEGIN SELECT RAISE(ABORT, 'rows of corrigendum are never changed'); END;

CREATE TRIGGER "corrigendum_refuses_update" BEFORE UPDATE ON "corrigendum" BEGIN SELECT RAISE(ABORT, 'rows of corrigendum are never changed'); END;

CREATE TRIGGER "delivery_refuses_update" BEFORE UPDATE ON "delivery" BEGIN SELECT RAISE(ABORT, 'rows of delivery are never changed'); END;

CREATE TRIGGER "edition_refuses_delete" BEFORE DELETE ON "edition" BEGIN SELECT RAISE(ABORT, 'rows of edition are never changed'); END;

CREATE TRIGGER "edition_refuses_update" BEFORE UPDATE ON "edition" BEGIN SELECT RAISE(ABORT, 'rows of edition are never changed'); END;

CREATE TRIGGER "journal_change_refuses_delete" BEFORE DELETE ON "journal_change" BEGIN SELECT RAISE(ABORT, 'rows of journal_change are never changed'); END;

CREATE TRIGGER "journal_change_refuses_update" BEFORE UPDATE ON "journal_change" BEGIN SELECT RAISE(ABORT, 'rows of journal_change are never changed'); END;

CREATE TRIGGER "journal_entry_refuses_delete" BEFORE DELETE ON "journal_entry" BEGIN SELECT RAISE(ABORT, 'rows of journal_entry are never changed'); END;

CREATE TRIGGER "journal_entry_refuses_update" BEFORE UPDATE ON "journal_entry" BEGIN SELECT RAISE(ABORT, 'rows of journal_entry are never changed'); END;

CREATE TRIGGER journal_private_only_erases BEFORE UPDATE ON journal_private WHEN NEW.value IS NOT NULL OR NEW.salt IS NOT x'' OR NEW.seq IS NOT OLD.seq OR NEW.ordinal IS NOT OLD.ordinal OR NEW.device_id IS NOT OLD.device_id BEGIN SELECT RAISE(ABORT, 'the journal is never rewritten'); END;

CREATE TRIGGER "journal_private_refuses_delete" BEFORE DELETE ON "journal_private" BEGIN SELECT RAISE(ABORT, 'rows of journal_private are never changed'); END;

CREATE TRIGGER "print_refuses_delete" BEFORE DELETE ON "print" BEGIN SELECT RAISE(ABORT, 'rows of print are never changed'); END;

CREATE TRIGGER "print_refuses_update" BEFORE UPDATE ON "print" BEGIN SELECT RAISE(ABORT, 'rows of print are never changed'); END;

