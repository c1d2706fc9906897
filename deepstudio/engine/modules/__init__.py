"""Blocks that torch lacks, one small file each. They import only torch: exported projects carry copies of them."""
