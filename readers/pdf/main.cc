#include "readers/pdf/reader.h"

int main() {
  recto::pdf::PdfReader reader;
  return recto::harness::run_reader(reader);
}
