// Runs kaldi-native-fbank: float32 samples on standard input, float32 rows on standard output.
// Arguments: window, snip edges, high frequency, sample scale, use power, bands, rate.
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "kaldi-native-fbank/csrc/online-feature.h"

int main(int, char **argv) {
  knf::FbankOptions options;
  options.frame_opts.dither = 0;
  options.frame_opts.window_type = argv[1];
  options.frame_opts.snip_edges = std::atoi(argv[2]);
  options.mel_opts.high_freq = std::atof(argv[3]);
  options.use_power = std::atoi(argv[5]);
  options.mel_opts.num_bins = std::atoi(argv[6]);
  options.frame_opts.samp_freq = std::atof(argv[7]);
  options.use_energy = false;
  std::vector<float> samples;
  for (float sample; std::fread(&sample, sizeof(float), 1, stdin) == 1;) {
    samples.push_back(sample * static_cast<float>(std::atof(argv[4])));
  }
  knf::OnlineFbank fbank(options);
  if (!samples.empty()) {
    fbank.AcceptWaveform(options.frame_opts.samp_freq, samples.data(), samples.size());
  }
  fbank.InputFinished();
  for (int frame = 0; frame < fbank.NumFramesReady(); ++frame) {
    std::fwrite(fbank.GetFrame(frame), sizeof(float), fbank.Dim(), stdout);
  }
}
