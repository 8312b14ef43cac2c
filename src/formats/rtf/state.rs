//! What holds within a group of rich text: where its text goes and how it looks.

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// Into the document.
    Text,
    /// Nowhere: tables of styles, lists, what other programs need.
    Nothing,
    /// Nowhere that a person sees, but it is text: entries of an index, variables, defaults of
    /// fields, and whatever a destination of an unknown name holds.
    Unseen,
    /// The list of fonts.
    Fonts,
    /// The list of colours.
    Colours,
    /// Something that the file says about itself, under the name of it.
    Property(&'static str),
    /// A picture.
    Picture,
    /// An embedded object.
    Object,
    /// The code of a field.
    Field,
}

/// The state of a group; inner groups begin with that of the outer one.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) goal: Goal,
    /// Marked as hidden.
    pub(super) hidden: bool,
    /// A tracked deletion.
    pub(super) deleted: bool,
    pub(super) raised: bool,
    pub(super) font: i32,
    /// Number of the colour of the text, and whether the text has a ground.
    pub(super) colour: usize,
    pub(super) ground: bool,
    /// In half points.
    pub(super) size: i32,
    /// Signs that stand in for one that is written by its number.
    pub(super) stand_ins: u32,
    /// How many tables the paragraph is in.
    pub(super) level: usize,
    /// Whether the group began a story of its own: a header, a note, a remark.
    pub(super) story: bool,
    /// Whether that story is a header, which each page repeats.
    pub(super) header: bool,
    /// Whether the story is seen.
    pub(super) unseen: bool,
}

impl State {
    pub(super) const START: Self = Self {
        goal: Goal::Text,
        hidden: false,
        deleted: false,
        raised: false,
        font: 0,
        colour: 0,
        ground: false,
        size: 24,
        stand_ins: 1,
        level: 0,
        story: false,
        header: false,
        unseen: false,
    };

    /// The looks of text that has none of its own.
    pub(super) fn plain(&mut self) {
        let Self { goal, stand_ins, level, story, header, unseen, .. } = *self;
        *self = Self { goal, stand_ins, level, story, header, unseen, ..Self::START };
    }
}

/// The destination that a control word begins; none where it begins none.
pub(super) fn goal(word: &str) -> Option<Goal> {
    Some(match word {
        "fonttbl" => Goal::Fonts,
        "colortbl" => Goal::Colours,
        "author" => Goal::Property("author"),
        "operator" => Goal::Property("last-modified-by"),
        "company" => Goal::Property("company"),
        "manager" => Goal::Property("manager"),
        "title" => Goal::Property("title"),
        "subject" => Goal::Property("subject"),
        "keywords" => Goal::Property("keywords"),
        "doccomm" | "comment" | "category" => Goal::Property("description"),
        "hlinkbase" => Goal::Property("path"),
        "template" => Goal::Property("template"),
        "pict" => Goal::Picture,
        "objdata" => Goal::Object,
        "fldinst" => Goal::Field,
        "stylesheet" | "listtable" | "listoverridetable" | "revtbl" | "rsidtbl" | "generator"
        | "nonshppict" | "nonesttables" | "info" | "xmlnstbl" | "themedata" | "datastore"
        | "colorschememapping" | "latentstyles" | "filetbl" | "bkmkstart" | "bkmkend" | "atnid"
        | "atnauthor" | "atnref" | "atndate" | "atntime" | "atnicn" | "atnparent" | "panose"
        | "falt" | "pn" | "objclass" | "objname" | "sn" | "picprop" | "blipuid" | "fontemb"
        | "wgrffmtfilter" | "mmathPr" | "passwordhash" | "pgptbl" | "datafield" | "ffname"
        | "ffformat" | "pnseclvl" | "defchp" | "defpap" | "listpicture" | "oleclsid" | "mvfmf"
        | "mvfml" | "mvtof" | "mvtol" | "protusertbl" | "writereservhash" | "blocksource"
        | "factoidname" | "saveprevpict" | "svb" => Goal::Nothing,
        "sv" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "pntext"
        | "tc" | "xe" | "docvar" | "userprops" => Goal::Unseen,
        _ => return None,
    })
}

/// Whether a destination that programs may leave out is read all the same.
pub(super) fn is_read(word: &str) -> bool {
    matches!(
        word,
        "shppict"
            | "shpinst"
            | "shptxt"
            | "nesttableprops"
            | "annotation"
            | "footnote"
            | "do"
            | "dptxbxtext"
            | "fldinst"
            | "objdata"
            | "company"
            | "manager"
            | "template"
            | "pict"
            | "result"
            | "shprslt"
            | "object"
            | "field"
            | "fldrslt"
            | "background"
            | "ud"
            | "upr"
    )
}

/// The encoding of a code page of Windows.
pub(super) fn code_page(number: i32) -> &'static encoding_rs::Encoding {
    let label = match number {
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        10_000 => "macintosh",
        65_001 => "utf-8",
        1250..=1258 => {
            return encoding_rs::Encoding::for_label(format!("windows-{number}").as_bytes())
                .unwrap_or(encoding_rs::WINDOWS_1252);
        }
        _ => "windows-1252",
    };
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

/// The code page of a set of characters of Windows fonts; none for those without one of their own.
pub(super) fn of_charset(number: i32) -> Option<&'static encoding_rs::Encoding> {
    Some(code_page(match number {
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    }))
}
