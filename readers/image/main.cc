#include "readers/image/reader.h"

int main() {
  recto::image::ImageReader reader;
  return recto::harness::run_reader(reader);
}
