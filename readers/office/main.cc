#include "readers/office/reader.h"

int main() {
  recto::office::OfficeReader reader;
  return recto::harness::run_reader(reader);
}
