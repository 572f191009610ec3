"""Files that hold pages: zip, tar, WARC and WACZ."""
