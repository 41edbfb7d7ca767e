#include "tests/hostile/behaviours.h"

int main() {
  recto::hostile::HostileReader reader;
  return recto::harness::run_reader(reader);
}
