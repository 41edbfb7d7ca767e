#pragma once
// Untrusted text as HTML: escaped, without power over the direction of what stands around it, every script set in its
// own size. Everything here gives text for the content of an element, never for an attribute.
//
// Direction. A block is set in the direction of the script that most of its letters are in, not of its first letter: an
// Arabic paragraph may begin with a Latin word. A run of the other script inside it is isolated as a whole, so that a
// letter number such as 214/ق/3 looks as it does on its page and the full stop behind it stays where it belongs.

#include <string>
#include <string_view>

namespace recto::publish {

/// & < > " ' as entities, white space of every kind but the space as a space. Direction marks are dropped, since isolates do their work;
/// what turns or hides text (embeddings, overrides, controls, tags, what is no character) is shown as [U+202E].
std::string escaped(std::u32string_view untrusted);
/// The same for UTF-8; bytes that are none are shown as U+FFFD.
std::string escaped_utf8(std::string_view untrusted);

/// How a block is set.
struct BlockSetting {
  bool right_to_left = false;
  /// For the block's start tag: ` dir="rtl" lang="ar"`, ` dir="ltr"`, or ` dir="auto"` for scripts not told apart.
  std::string attributes;
};
/// By the script of most letters; `language` (ISO 639-3, may be "und") names the language where the script allows it.
BlockSetting block_setting(std::u32string_view text, std::string_view language = "und");

/// Running text of a block: escaped, and every run of Arabic in a left-to-right block, of Latin in a right-to-left one
/// isolated as <bdi>.
std::string inline_html(std::u32string_view untrusted, const BlockSetting& block);
/// A short text of unknown script in a line of the report's own words: escaped inside <bdi>.
std::string isolated(std::u32string_view untrusted);
std::string isolated_utf8(std::string_view untrusted);
/// A file name: bytes that are no UTF-8 and all direction characters visible, isolated left to right.
std::string file_name_html(std::string_view untrusted_name);

}  // namespace recto::publish
