#include "readers/pdf/deadline.h"
#include "readers/pdf/reader.h"

int main() {
  recto::pdf::arm_deadlines();
  recto::pdf::PdfReader reader;
  return recto::harness::run_reader(reader);
}
