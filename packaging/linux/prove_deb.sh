#!/bin/bash
# Installs the .deb in a bare Debian without Python, uses it there as a new user would, and takes it off again.
#
#   sudo packaging/linux/prove_deb.sh dist/networker_*.deb [SUITE] [FOLDER OF PICTURES]
#
# Needs root, debootstrap and the system's package mirror; for the window Xvfb, xdotool and ImageMagick of this machine, whose
# screen is lent to the bare system, so that nothing is installed there but the package. Ends with 1 at the first thing amiss.
set -euo pipefail

deb=$(realpath "${1:?which .deb?}")
suite=${2:-bookworm}
pictures=${3:-}
bare=$(mktemp -d /var/tmp/networker-bare.XXXXXX)
display=${NETWORKER_PROVE_DISPLAY:-:97}
started=()

clean_up() {
    for each in "${started[@]}"; do kill "$each" 2>/dev/null || true; done
    for each in tmp/.X11-unix dev/shm dev proc; do
        mountpoint -q "$bare/$each" && umount -l "$bare/$each"
    done
    rm -rf --one-file-system "$bare"
}
trap clean_up EXIT

amiss() { echo "AMISS: $*" >&2; exit 1; }
well() { echo "ok  $*"; }
inside() { chroot "$bare" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_ana() {
    chroot --userspec=ana:ana "$bare" /usr/bin/env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/ana \
        QT_QPA_PLATFORM="${platform:-offscreen}" DISPLAY="$display" "$@"
}

# --- a bare system --------------------------------------------------------------------------------------------------------
if [ -n "${NETWORKER_PROVE_BASE:-}" ]; then # one made before, to be copied
    cp -a "$NETWORKER_PROVE_BASE/." "$bare"
else
    debootstrap --variant=minbase "$suite" "$bare" >"$bare.log" 2>&1 || amiss "debootstrap failed, see $bare.log"
    rm -f "$bare.log"
fi
cp /etc/resolv.conf "$bare/etc/resolv.conf"
mount -t proc proc "$bare/proc"
mount --bind /dev "$bare/dev"
mount --bind /dev/shm "$bare/dev/shm"
printf '#!/bin/sh\nexit 101\n' >"$bare/usr/sbin/policy-rc.d"
chmod 755 "$bare/usr/sbin/policy-rc.d"
inside sh -c 'command -v python3' >/dev/null && amiss "this bare system has a Python"
inside useradd --create-home ana
inside find / -xdev -not -path '/proc/*' | sort >"$bare/before"
well "a bare $suite without Python: $(wc -l <"$bare/before") files"

# --- installed ------------------------------------------------------------------------------------------------------------
cp "$deb" "$bare/networker.deb"
inside apt-get -qq update
inside apt-get -qq -y --no-install-recommends install /networker.deb >"$bare/apt.log" 2>&1 || {
    tail -n 20 "$bare/apt.log"
    amiss "apt cannot install it"
}
inside sh -c 'command -v python3' >/dev/null && amiss "it brought a Python into the system"
well "installed with $(inside dpkg-query -W | wc -l) packages in all, no Python among them"
lacking=$(inside sh -c 'LD_LIBRARY_PATH=/usr/lib/networker/_internal find /usr/lib/networker -name "*.so*" -type f ! -name libqgtk3.so -exec ldd {} + 2>/dev/null | grep "not found" | sort -u' || true)
[ -z "$lacking" ] || amiss "libraries are missing: $lacking"
well "every library is found"
[ "$(as_ana networker --version)" = "networker $(inside dpkg-query -W -f '${Version}' networker)" ] || amiss "--version"
well "$(as_ana networker --version)"

# --- without a window -----------------------------------------------------------------------------------------------------
printf 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë Ångström\r\nEMAIL:zoe@example.org\r\nEND:VCARD\r\n' >"$bare/home/ana/cards.vcf"
printf 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ivo Dropped\r\nEMAIL:ivo@example.org\r\nEND:VCARD\r\n' >"$bare/home/ana/more cards.vcf"
chmod 644 "$bare"/home/ana/*.vcf
as_ana networker import /home/ana/cards.vcf | grep -q '1 new' || amiss "import"
as_ana networker log "coffee Zoë yesterday: the move" >/dev/null || amiss "log"
as_ana networker people zoe | grep -q 'Zoë Ångström' || amiss "people"
as_ana networker today >/dev/null || amiss "today"
well "imports, logs, finds and tells today's list"
as_ana networker --exit-after-first-paint | grep -q '"people": 1,' || amiss "the window offscreen"
as_ana networker --sample --exit-after-first-paint | grep -q '"people": 1[0-9][0-9],' || amiss "the sample people"
well "the window starts offscreen: $(as_ana networker --exit-after-first-paint)"
grep -q '^Exec=networker %U$' "$bare/usr/share/applications/networker.desktop" || amiss "the desktop entry"

# --- in a window ----------------------------------------------------------------------------------------------------------
window() { DISPLAY=$display timeout 60 xdotool search --sync --onlyvisible --name "$1" | head -n 1; }
press() { DISPLAY=$display xdotool key "$@"; sleep 1; }
letters() { DISPLAY=$display xdotool type --delay 40 "$1"; sleep 1; }
is_plain() { head -c 15 "$1" | cmp -s - <(printf 'SQLite format 3'); }
with_names() { grep -rlaF -e Dropped -e Ångström -e example.org "$1" || true; }
picture() {
    [ -z "$pictures" ] && return
    mkdir -p "$pictures"
    DISPLAY=$display import -window root "$pictures/$1.png"
}
encrypt() { # as a person does it in the window; verbs read it by the phrase, and no file of the folder holds a name any more
    local phrase="two herons wait by the mill" place plain each
    place=$(dirname "$(find "$bare/home/ana" -name networker.db)")
    [ -n "$(with_names "$place")" ] || amiss "there is no name in the plain book that could be looked for"
    press ctrl+k
    letters "Encrypt this book"
    press Return
    letters "$phrase"
    press Return
    letters "$phrase"
    picture phrase
    press Return
    for _ in $(seq 60); do is_plain "$place/networker.db" || break; sleep 0.5; done
    is_plain "$place/networker.db" && { picture not-encrypted; amiss "the book is not encrypted"; }
    sleep 2
    picture encrypted
    plain=$(for each in "$place"/backups/*.db; do [ -e "$each" ] && is_plain "$each" && echo "$each"; done || true)
    if [ -n "$plain" ]; then # "Encrypt them too"
        press shift+Tab
        press space
        for _ in $(seq 60); do [ -z "$(with_names "$place")" ] && break; sleep 0.5; done
        sleep 1
    fi
    press Return # "Open the book"
    sleep 3
    picture open-again
    plain=$(with_names "$place")
    [ -z "$plain" ] || amiss "names can be read in $plain"
    platform=offscreen as_ana networker people ivo >"$bare/said" 2>&1 </dev/null && amiss "it tells of people without the phrase"
    grep -q "This book is encrypted" "$bare/said" || amiss "without the phrase it says: $(cat "$bare/said")"
    echo "$phrase" >"$bare/home/ana/phrase"
    chmod 644 "$bare/home/ana/phrase"
    platform=offscreen as_ana NETWORKER_PHRASE_FILE=/home/ana/phrase networker people ivo 2>&1 | grep -q 'Ivo Dropped' ||
        amiss "the phrase does not open the book for a verb"
    well "it is encrypted in its window: $(find "$place" -type f | wc -l) files without a name, and a verb reads it by the phrase"
}
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null && command -v import >/dev/null; then
    Xvfb "$display" -screen 0 1280x800x24 -ac >/dev/null 2>&1 &
    started+=($!)
    mkdir -p "$bare/tmp/.X11-unix"
    for _ in $(seq 50); do [ -S "/tmp/.X11-unix/X${display#:}" ] && break; sleep 0.1; done
    mount --bind /tmp/.X11-unix "$bare/tmp/.X11-unix"
    if command -v openbox >/dev/null; then
        DISPLAY=$display openbox >/dev/null 2>&1 &
        started+=($!)
    fi
    platform=xcb
    # as a file manager starts it by the desktop entry: one address for each file
    as_ana networker "file:///home/ana/more%20cards.vcf" >"$bare/window.log" 2>&1 &
    started+=($!)
    [ -n "$(window Networker)" ] || amiss "no window: $(cat "$bare/window.log")"
    sleep 4 # what a person waits before looking
    picture opened-file
    [ -s "$bare/window.log" ] && amiss "it complained: $(cat "$bare/window.log")"
    DISPLAY=$display xdotool key Return
    for _ in $(seq 20); do
        platform=offscreen as_ana networker people ivo | grep -q 'Ivo Dropped' && break
        sleep 0.5
    done
    platform=offscreen as_ana networker people ivo | grep -q 'Ivo Dropped' || {
        picture not-imported
        amiss "the opened file is not in the book"
    }
    sleep 1
    picture imported
    encrypt
    # an update while it runs: its name leads to another file now, and a page that was not opened before must open all the same
    : >"$bare/usr/lib/networker/networker.new"
    mv "$bare/usr/lib/networker/networker.new" "$bare/usr/lib/networker/networker"
    DISPLAY=$display xdotool key ctrl+shift+i
    sleep 4
    picture updated
    [ -s "$bare/window.log" ] && amiss "it does not outlive an update: $(head -n 5 "$bare/window.log")"
    DISPLAY=$display xdotool key ctrl+q
    for _ in $(seq 40); do kill -0 "${started[-1]}" 2>/dev/null || break; sleep 0.25; done
    kill -0 "${started[-1]}" 2>/dev/null && amiss "it does not end with Ctrl+Q"
    [ -s "$bare/window.log" ] && amiss "it complained: $(cat "$bare/window.log")"
    platform=offscreen
    well "in a window it opens a file by its address, imports it, goes on after an update, and quits"
else
    echo "--  no Xvfb, xdotool or ImageMagick here: the window was not tried"
fi

# --- taken off ------------------------------------------------------------------------------------------------------------
book=$(find "$bare/home/ana" -name networker.db)
[ -n "$book" ] || amiss "where is the book?"
kept=$(cd "$bare/home/ana" && find . -type f -exec sha256sum {} + | sort)
inside apt-get -qq -y purge networker >"$bare/apt.log" 2>&1 || amiss "apt cannot take it off: $(tail -n 5 "$bare/apt.log")"
left=$(inside find / -xdev -iname '*networker*' -not -path '/proc/*' -not -path '/home/*' -not -path '/networker.deb' || true)
[ -z "$left" ] || amiss "left behind: $left"
[ "$kept" = "$(cd "$bare/home/ana" && find . -type f -exec sha256sum {} + | sort)" ] || amiss "the user's files were touched"
well "taken off without a trace; the user's $(wc -l <<<"$kept") files are as they were"
echo "The package is proven on $suite."
