#pragma once
// Tesseract, wrapped: a picture of one line in, words with their confidence out. Its own layout of pages
// is asked only where ours finds little (reading.h).

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "readers/image/pix.h"

namespace recto::image {

/// A script that there is a model for.
enum class Script { arabic, latin };

struct ReadWord {
  std::u32string text;
  float confidence = 0;  ///< 0–1
  int x0 = 0, x1 = 0;    ///< where it stands in the line's picture, pixels
};

struct ReadLine {
  std::vector<ReadWord> words;  ///< in logical order
  float confidence = 0;         ///< mean over characters, 0–1; 0 without words
};

/// A line of a whole page, where the recogniser itself saw it.
struct FoundLine {
  PixelBox box;  ///< of the page's picture; the words' places count from its left edge
  ReadLine read;
  int block = 0;  ///< lines of one block share a number
};

class Engine {
 public:
  /// Loads the model (10–60 ms). Errors: unsupported (the model is not installed).
  static Result<Engine> load(Script script);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();
  /// Reads a line; about 20–60 ms. A picture without text gives no words.
  ReadLine read(const Grey& line);
  /// Finds and reads the lines of a page by the recogniser's own layout, in its order; 1–4 s, stopped after `most` (what was read till
  /// then is lost: an empty list).
  std::vector<FoundLine> read_page(const Grey& page, std::chrono::milliseconds most);

 private:
  struct Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Where the models are: the folder the reader must be able to open files in.
std::string model_folder();

}  // namespace recto::image
