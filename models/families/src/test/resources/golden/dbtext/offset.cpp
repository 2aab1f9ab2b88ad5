// Clipper's round offset for make_dbtext.py; see README.md.
#include "clipper.hpp"

// Grows a closed path of n points; returns how many points the result has, as pyclipper would.
extern "C" int offset(const long long* in, int n, double distance, long long* out, int most) {
  ClipperLib::Path path;
  for (int i = 0; i < n; i++) path << ClipperLib::IntPoint(in[2 * i], in[2 * i + 1]);
  ClipperLib::ClipperOffset grower(2.0, 0.25);
  grower.AddPath(path, ClipperLib::jtRound, ClipperLib::etClosedPolygon);
  ClipperLib::Paths grown;
  grower.Execute(grown, distance);
  if (grown.size() != 1 || (int)grown[0].size() > most) return -1;
  for (size_t i = 0; i < grown[0].size(); i++) {
    out[2 * i] = grown[0][i].X;
    out[2 * i + 1] = grown[0][i].Y;
  }
  return (int)grown[0].size();
}
