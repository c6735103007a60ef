"""Every limit that reading a file keeps to, in one table. Sizes are bytes unless a name says otherwise."""

MB = 1 << 20
GB = 1 << 30

FILE = 2 * GB
MAILBOX = 64 * GB  # of a mailbox, which is read in one pass and never whole
MAILBOX_BEGINS = b"From "
HEAD = 256 * 1024  # what is looked at to recognise a file; a header must end within it
LINE = 16 * MB  # longer lines are no text: photos in cards come to a few MB
CELL_CHARACTERS = MB  # of one cell of a table
ROW_CHARACTERS = 16 * MB
COLUMNS = 4096
RECORDS = 500_000  # of people and rows left out in one drop: a plan holds them all, two KB each
PREAMBLE_LINES = 200  # a header is looked for this far down
SWALLOWED_LINES = 900  # a cell with more lines than this is a quotation mark that was never closed
RESTARTS = 20  # how often a table is taken up again behind such a mark

JSON = 256 * MB  # of one document that is read whole
JSON_DEPTH = 3_000  # of one that is read piece by piece
JSON_DEPTH_PASSED = 200_000  # of what is passed over event by event

CARD = 64 * MB  # one vCard with its photos
CARD_LINES = 200_000
PHOTO = MB

NAME_CHARACTERS = 1000  # a longer value is cut; the whole of it stays with the source
TEXT_CHARACTERS = 20_000
NOTES_CHARACTERS = MB
TALK_CHARACTERS = 100_000  # of all that was said in one thread on one day
HANDLES = 1000  # of one person
FACTS = 1000
GROUPS = 1000
RAW_CHARACTERS = 2 * MB

ARCHIVE_ENTRIES = 50_000
ARCHIVE_DIRECTORY = 32 * MB  # of the table of contents, which is read whole
ARCHIVE_EXPANDED = 10 * GB
ARCHIVE_RATIO = 100  # of expanded to packed size, for entries over ARCHIVE_RATIO_FROM
ARCHIVE_RATIO_FROM = 100 * MB
ARCHIVE_LINES = (
    4  # to a packed byte, for entries of over ARCHIVE_LINES_FROM: a spreadsheet's empty rows are not refused
)
ARCHIVE_LINES_FROM = 2_000_000
