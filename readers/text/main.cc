#include "readers/text/reader.h"

int main() {
  recto::text_reader::TextReader reader;
  return recto::harness::run_reader(reader);
}
