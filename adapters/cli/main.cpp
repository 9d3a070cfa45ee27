#include "madoguchi/adapters/cli/program.hpp"

int main(int argc, char** argv) { return madoguchi::cli::run_program(argc, argv); }
