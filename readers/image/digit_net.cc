#include "readers/image/digit_net.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace recto::image {
namespace tables {
extern const std::string_view digit_weights;
extern const std::string_view letter_weights;
}
namespace {

constexpr size_t kFirstPlanes = 8, kSecondPlanes = 16, kHidden = 64;
constexpr int kMostWeight = 127;

/// Lays the windows of a step side by side: for each cell of the window, its value at every place; outside the planes there is nothing.
void gather(const WindowShape& shape, const std::vector<float>& planes, std::vector<float>& windows) {
  windows.assign(shape.cells() * shape.places(), 0);
  const size_t out = shape.side / 2, half = shape.window / 2;
  for (size_t cell = 0; cell < shape.cells(); ++cell) {
    const size_t plane = cell / (shape.window * shape.window), at = cell % (shape.window * shape.window);
    const float* from = planes.data() + plane * shape.side * shape.side;
    float* to = windows.data() + cell * shape.places();
    for (size_t j = 0; j < out; ++j)
      for (size_t i = 0; i < out; ++i) {
        const size_t y = 2 * j + at / shape.window, x = 2 * i + at % shape.window;  // both `half` too large
        if (y >= half && x >= half && y - half < shape.side && x - half < shape.side)
          to[j * out + i] = from[(y - half) * shape.side + x - half];
      }
  }
}

/// to += weight * from, eight at a time: a compiler makes two instructions of each eight.
void add_weighted(const float* __restrict from, float weight, size_t count, float* __restrict to) {
  constexpr size_t kLanes = 8;
  size_t k = 0;
  for (; k + kLanes <= count; k += kLanes)
    for (size_t lane = 0; lane < kLanes; ++lane) to[k + lane] += weight * from[k + lane];
  for (; k < count; ++k) to[k] += weight * from[k];
}

void positive(std::vector<float>& values) {
  for (float& value : values) value = std::max(value, 0.0f);
}

void apply_windows(const NetLayer& layer, const std::vector<float>& windows, std::vector<float>& out) {
  const size_t places = windows.size() / layer.columns;
  out.resize(layer.rows * places);
  for (size_t row = 0; row < layer.rows; ++row) {
    float* to = out.data() + row * places;
    std::fill(to, to + places, layer.bias[row]);
    for (size_t cell = 0; cell < layer.columns; ++cell)
      add_weighted(windows.data() + cell * places, layer.weights[cell * layer.rows + row], places, to);
  }
  positive(out);
}

template <class Out>
void apply_full(const NetLayer& layer, const std::vector<float>& values, Out& out) {
  std::copy(layer.bias.begin(), layer.bias.end(), out.begin());
  for (size_t column = 0; column < layer.columns; ++column)
    if (values[column] != 0)
      add_weighted(layer.weights.data() + column * layer.rows, values[column], layer.rows, out.data());
}

void to_probabilities(Probabilities& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - most);
  for (float& score : scores) score /= sum;
}

NetLayer empty_layer(size_t rows, size_t columns) {
  return {rows, columns, std::vector<float>(rows * columns), std::vector<float>(rows)};
}

/// Numbers of a table, one after the other; what stands between them is white space or the word `layer`.
class Numbers {
 public:
  explicit Numbers(std::string_view table) : rest_(table) {}
  template <class T>
  std::optional<T> next() {
    while (!rest_.empty() && (rest_.front() <= ' ' || (rest_.front() >= 'a' && rest_.front() <= 'z')))
      rest_.remove_prefix(1);
    T value{};
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{}) return std::nullopt;
    rest_.remove_prefix(static_cast<size_t>(end - rest_.data()));
    return value;
  }

 private:
  std::string_view rest_;
};

Result<void> read_row(Numbers& numbers, size_t row, NetLayer& layer) {
  const auto broken = [] { return fail(ErrorKind::corrupt, "the weights of the digit network are broken"); };
  const auto scale = numbers.next<float>(), bias = numbers.next<float>();
  if (!scale || !bias) return broken();
  layer.bias[row] = *bias;
  for (size_t column = 0; column < layer.columns; ++column) {
    const auto weight = numbers.next<int>();
    if (!weight) return broken();
    layer.weights[column * layer.rows + row] = *scale * static_cast<float>(*weight);
  }
  return {};
}

}  // namespace

DigitNet DigitNet::empty() {
  DigitNet net;
  net.layers = {empty_layer(kFirstPlanes, kFirstWindows.cells()), empty_layer(kSecondPlanes, kSecondWindows.cells()),
                empty_layer(kHidden, kSecondPlanes * kSecondWindows.places()), empty_layer(kClassCount, kHidden)};
  return net;
}

Result<DigitNet> DigitNet::parse(std::string_view table) {
  DigitNet net = empty();
  Numbers numbers(table);
  for (NetLayer& layer : net.layers) {
    if (numbers.next<size_t>() != layer.rows || numbers.next<size_t>() != layer.columns)
      return fail(ErrorKind::corrupt, "the weights of the digit network have another shape");
    for (size_t row = 0; row < layer.rows; ++row) TRY(read_row(numbers, row, layer));
  }
  return net;
}

namespace {
DigitNet net_of(std::string_view table) {
  auto parsed = DigitNet::parse(table);
  return parsed ? std::move(*parsed) : DigitNet::empty();  // a test holds that it can be read
}
}  // namespace

const DigitNet& DigitNet::built_in() {
  static const DigitNet net = net_of(tables::digit_weights);
  return net;
}

const DigitNet& DigitNet::letters() {
  static const DigitNet net = net_of(tables::letter_weights);
  return net;
}

std::string DigitNet::to_table() const {
  std::string table;
  for (const NetLayer& layer : layers) {
    table += fmt::format("layer {} {}\n", layer.rows, layer.columns);
    for (size_t row = 0; row < layer.rows; ++row) {
      float most = 1e-6f;
      for (size_t column = 0; column < layer.columns; ++column)
        most = std::max(most, std::abs(layer.weights[column * layer.rows + row]));
      const float scale = most / kMostWeight;
      table += fmt::format("{:.6g} {:.6g}", scale, layer.bias[row]);
      for (size_t column = 0; column < layer.columns; ++column)
        table += fmt::format(" {}", std::lround(layer.weights[column * layer.rows + row] / scale));
      table += '\n';
    }
  }
  return table;
}

void run_net(const DigitNet& net, const GlyphPicture& picture, NetState& state) {
  std::vector<float> input(picture.size());
  std::transform(picture.begin(), picture.end(), input.begin(),
                 [](uint8_t ink) { return static_cast<float>(ink) / 255; });
  gather(kFirstWindows, input, state.first_windows);
  apply_windows(net.layers[0], state.first_windows, state.first);
  gather(kSecondWindows, state.first, state.second_windows);
  apply_windows(net.layers[1], state.second_windows, state.second);
  state.third.resize(net.layers[2].rows);
  apply_full(net.layers[2], state.second, state.third);
  positive(state.third);
  apply_full(net.layers[3], state.third, state.out);
  to_probabilities(state.out);
}

Probabilities DigitNet::read(const GlyphPicture& picture) const {
  thread_local NetState state;
  run_net(*this, picture, state);
  return state.out;
}

}  // namespace recto::image
