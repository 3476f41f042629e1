"""Files: whose they are, how large, and whether anybody has them (rules 21, 22)."""

from __future__ import annotations

from tests.shared.attacks import RIGHT, Attack, insert, rule
from tests.shared.attacks_on_history import NEW, attachment, with_fresh_opinion


def blob(content: str = "'\\x6e6577'::bytea", returning: str = "", **changed: str) -> str:
    values = {
        "sha256": f"encode(sha256({content}), 'hex')",
        "size_bytes": f"length({content})",
        "content": content,
    }
    return insert("attachment_blob", returning, **{**values, **changed})


TOLD = (
    "DO $told$ DECLARE n integer; BEGIN {} ON CONFLICT DO NOTHING; GET DIAGNOSTICS n = ROW_COUNT;"
    " IF n = 0 THEN RAISE EXCEPTION USING ERRCODE = 'P0002', MESSAGE = 'the same as for bytes that are there'; END IF;"
    " END $told$"
)


def kept(stored: str, digest: str) -> str:
    """The bytes, and a draft that keeps them."""
    return f"{stored}; " + insert(
        "draft_attachment", id=NEW, draft_id="<own_draft>", position="9", name="'x'", sha256=digest, size_bytes="1",
        for_email="false")  # fmt: skip


FILES = (
    Attack("file where the type forbids", "marina",
           with_fresh_opinion("<no_files>", attachment("<no_files>", "<fresh>")), rule("attachments_forbidden")),
    Attack("file beyond the type's limit", "marina",
           blob("decode(repeat('61', 1048577), 'hex')") + "; " + with_fresh_opinion("<small_files>", attachment(
               "<small_files>", "<fresh>", sha256="encode(sha256(decode(repeat('61', 1048577), 'hex')), 'hex')",
               size_bytes="1048577")), rule("attachment_too_large")),
    Attack("file smaller by its own words", "marina",
           blob("decode(repeat('61', 1048577), 'hex')") + "; " + with_fresh_opinion("<small_files>", attachment(
               "<small_files>", "<fresh>", sha256="encode(sha256(decode(repeat('61', 1048577), 'hex')), 'hex')",
               size_bytes="5")), rule("attachment_too_large")),
    Attack("file of another size than it says", "marina",
           with_fresh_opinion("<own>", attachment(of="<fresh>", size_bytes="1")), rule("wrong_number")),
    Attack("file beyond every limit", "marina", kept(blob("decode(repeat('61', 10485761), 'hex')"),
           "encode(sha256(decode(repeat('61', 10485761), 'hex')), 'hex')"),
           "23514 ck_attachment_blob_limit"),
    Attack("bytes under another digest", "marina", kept(blob(sha256="repeat('0', 64)"), "repeat('0', 64)"), "23514 ck_attachment_blob_sha256"),
    Attack("bytes of another size", "marina", kept(blob(size_bytes="1"), "encode(sha256('new'), 'hex')"), "23514 ck_attachment_blob_size"),
    Attack("file with another process's opinion", "marina",
           with_fresh_opinion("<own>", attachment("<free>", "<fresh>")), rule("wrong_number")),
    Attack("file added to another's opinion", "marina", attachment(of="<carlos_opinion>"), RIGHT),
    Attack("file added to an old opinion", "marina", attachment(), rule("append_only")),
    Attack("another team's bytes by their digest", "marina", insert(
        "draft_attachment", id=NEW, draft_id="<own_draft>", position="9", name="'x'", sha256="<secret_sha>",
        size_bytes="1", for_email="false") + "; SELECT 1 FROM crm.attachment_blob WHERE sha256 = <secret_sha>", RIGHT),
    Attack("whether anybody has these bytes", "marina", insert(
        "draft_attachment", id=NEW, draft_id="<own_draft>", position="9", name="'x'", sha256="repeat('a', 64)",
        size_bytes="1", for_email="false"), RIGHT),
    Attack("another team's bytes by e-mail", "marina", insert(
        "outbox_attachment", id=NEW, mail_id="<queued_mail>", name="'x'", sha256="<secret_sha>", size_bytes="1"), RIGHT),
    Attack("file without the right", "rita", attachment(), RIGHT),
    Attack("another team's bytes as an attachment", "marina",
           with_fresh_opinion("<own>", attachment(of="<fresh>", sha256="<secret_sha>", size_bytes="28")), RIGHT),
    Attack("whether anybody has this file", "marina", TOLD.format(blob("'nobody has this'::bytea")), "P0002"),
)  # fmt: skip
