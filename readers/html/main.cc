#include "readers/html/reader.h"

int main() {
  recto::html::HtmlReader reader;
  return recto::harness::run_reader(reader);
}
